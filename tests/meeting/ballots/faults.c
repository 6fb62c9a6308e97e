/* Lets the k-th write, sync, rename or removal of a process fail: FAULT_AT=k, FAULT_ERRNO=28; FAULT_LOG counts them.
   Only acts on files below FAULT_UNDER are counted. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/types.h>
#include <unistd.h>

static long done;

static int is_under(const char *path) {
  const char *under = getenv("FAULT_UNDER");
  return under && path && strncmp(path, under, strlen(under)) == 0;
}

static int is_file_under(int file) {
  char link[64], path[PATH_MAX];
  snprintf(link, sizeof link, "/proc/self/fd/%d", file);
  ssize_t length = readlink(link, path, sizeof path - 1);
  if (length < 0) return 0;
  path[length] = 0;
  return is_under(path);
}

static int fails(void) {
  const char *at = getenv("FAULT_AT"), *number = getenv("FAULT_ERRNO");
  if (!getenv("FAULT_ON") || !at) return 0;
  done++;
  if (done != atol(at)) return 0;
  errno = number ? atoi(number) : ENOSPC;
  return 1;
}

#define NEXT(name) ((__typeof__(&name))dlsym(RTLD_NEXT, #name))

ssize_t write(int file, const void *from, size_t length) {
  return is_file_under(file) && fails() ? -1 : NEXT(write)(file, from, length);
}
ssize_t pwrite(int file, const void *from, size_t length, off_t at) {
  return is_file_under(file) && fails() ? -1 : NEXT(pwrite)(file, from, length, at);
}
ssize_t pwrite64(int file, const void *from, size_t length, off64_t at) {
  return is_file_under(file) && fails() ? -1 : NEXT(pwrite64)(file, from, length, at);
}
int fsync(int file) { return is_file_under(file) && fails() ? -1 : NEXT(fsync)(file); }
int fdatasync(int file) { return is_file_under(file) && fails() ? -1 : NEXT(fdatasync)(file); }
int rename(const char *from, const char *to) { return is_under(from) && fails() ? -1 : NEXT(rename)(from, to); }
int unlink(const char *path) { return is_under(path) && fails() ? -1 : NEXT(unlink)(path); }
