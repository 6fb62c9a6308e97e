"""Any notebook of strangers as blocks: only what is known to be harmless, and a sentence for the rest."""

from orglife_kit.views.reports.foreign.cells import cell_blocks, shown_cells

__all__ = ["cell_blocks", "shown_cells"]
