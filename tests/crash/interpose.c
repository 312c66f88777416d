/* Ends a process, or answers it with an error, at the n-th call that changes the disk.
 *
 * Loaded before the program's own libraries (LD_PRELOAD). Linux, 64 bits. Only files below one folder count, so that
 * sockets, pipes and logs do not. Each wrapper makes the system call itself.
 *
 *   KITH_CRASH_UNDER   the folder, as /proc shows it
 *   KITH_CRASH_TRACE   a file to which every counted call adds a line: name, number of bytes, file
 *   KITH_CRASH_AT      the number of the call, from 1; none: they are only counted
 *   KITH_CRASH_MODE    kill   ends the process before the call takes effect
 *                      torn   ends it when half of the bytes are written
 *                      cut    as kill, and takes back what was written into files and not synced since, as a power cut may
 *                      eio    answers EIO, once
 *                      full   answers ENOSPC, then to every later call that writes or makes a file
 */
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <pthread.h>
#include <signal.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <unistd.h>

enum mode { KILL, TORN, CUT, IO_ERROR, FULL };
enum effect { WRITES, CHANGES };
enum { GO_ON = 0, HALF = -1 };

static const char *under;
static size_t under_length;
static long at;
static enum mode mode;
static int trace = -1;
static atomic_long calls;

__attribute__((constructor)) static void begin(void) {
    const char *number = getenv("KITH_CRASH_AT"), *how = getenv("KITH_CRASH_MODE"), *file = getenv("KITH_CRASH_TRACE");
    at = number ? atol(number) : 0;
    mode = !how || !strcmp(how, "kill") ? KILL : !strcmp(how, "torn") ? TORN : !strcmp(how, "cut") ? CUT : !strcmp(how, "eio") ? IO_ERROR : FULL;
    if (file)
        trace = (int)syscall(SYS_openat, AT_FDCWD, file, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
    under = getenv("KITH_CRASH_UNDER");
    under_length = under ? strlen(under) : 0;
}

/* What a file held before a write or a change of its length, until it is synced. Newest first. */
struct before {
    struct before *older;
    char *path;
    off_t offset, file_length;
    size_t length;
    char bytes[];
};

static struct before *newest;
static pthread_mutex_t remembering = PTHREAD_MUTEX_INITIALIZER;

static int reopened(const char *path, int flags) { return (int)syscall(SYS_openat, AT_FDCWD, path, flags | O_CLOEXEC, 0); }

/* Keeps what stands from `offset` on, `length` bytes of it or as many as there are. `file` is read if it can be: to open and
 * close another one would give up the locks that the process has on it. */
static void remember(const char *path, int file, off_t offset, size_t length) {
    struct stat facts;
    int readable = file >= 0 && (fcntl(file, F_GETFL) & O_ACCMODE) != O_WRONLY;
    int source = readable ? file : reopened(path, O_RDONLY);
    if (source < 0)
        return;
    fstat(source, &facts);
    size_t there = facts.st_size > offset ? (size_t)(facts.st_size - offset) : 0;
    struct before *before = malloc(sizeof *before + (length < there ? length : there));
    before->path = strdup(path);
    before->offset = offset;
    before->file_length = facts.st_size;
    before->length = length < there ? length : there;
    syscall(SYS_pread64, source, before->bytes, before->length, offset);
    if (!readable)
        syscall(SYS_close, source);
    pthread_mutex_lock(&remembering);
    before->older = newest;
    newest = before;
    pthread_mutex_unlock(&remembering);
}

/* A file was synced or removed, or has another name. */
static void forget(const char *path, const char *other_name) {
    pthread_mutex_lock(&remembering);
    for (struct before **place = &newest; *place;) {
        struct before *before = *place;
        if (strcmp(before->path, path)) {
            place = &before->older;
        } else if (other_name) {
            free(before->path);
            before->path = strdup(other_name);
            place = &before->older;
        } else {
            *place = before->older;
            free(before->path);
            free(before);
        }
    }
    pthread_mutex_unlock(&remembering);
}

static void take_back(void) {
    pthread_mutex_lock(&remembering);
    for (struct before *before = newest; before; before = before->older) {
        int file = reopened(before->path, O_WRONLY);
        syscall(SYS_pwrite64, file, before->bytes, before->length, before->offset);
        syscall(SYS_ftruncate, file, before->file_length);
        syscall(SYS_close, file);
    }
}

static void die(void) {
    take_back();
    syscall(SYS_kill, getpid(), SIGKILL);
    for (;;)
        pause();
}

static int is_below(const char *path) {
    return under && !strncmp(path, under, under_length) && path[under_length] == '/';
}

/* The path of an open file or folder; none if it has none. */
static int path_of(int file, char *path) {
    char link[64];
    snprintf(link, sizeof link, "/proc/self/fd/%d", file);
    long length = syscall(SYS_readlinkat, AT_FDCWD, link, path, (size_t)PATH_MAX - 1);
    if (length < 0)
        return 0;
    path[length] = 0;
    return 1;
}

/* Counts a call on `path`. Gives GO_ON, HALF (write half, then die), or the error to answer. */
static int met(const char *name, const char *path, size_t bytes, enum effect effect) {
    if (!is_below(path))
        return GO_ON;
    long number = atomic_fetch_add(&calls, 1) + 1;
    if (trace >= 0) {
        char line[PATH_MAX + 64];
        int length = snprintf(line, sizeof line, "%s %zu %s\n", name, bytes, path + under_length + 1);
        syscall(SYS_write, trace, line, (size_t)length);
    }
    if (!at || number < at)
        return GO_ON;
    if (mode == FULL)
        return number == at || effect == WRITES ? ENOSPC : GO_ON;
    if (number > at)
        return GO_ON;
    if (mode == IO_ERROR)
        return EIO;
    if (mode == TORN && bytes > 0)
        return HALF;
    die();
    return GO_ON;
}

static int met_file(const char *name, int file, size_t bytes, enum effect effect) {
    char path[PATH_MAX];
    int before = errno, verdict = under && path_of(file, path) ? met(name, path, bytes, effect) : GO_ON;
    errno = before;
    return verdict;
}

/* Before a write at `offset`; at -1, where the file stands. */
static void remember_file(int file, off_t offset, size_t length) {
    char path[PATH_MAX];
    if (mode != CUT || !under || !path_of(file, path) || !is_below(path))
        return;
    int before = errno;
    if (offset < 0)
        offset = fcntl(file, F_GETFL) & O_APPEND ? lseek(file, 0, SEEK_END) : lseek(file, 0, SEEK_CUR);
    remember(path, file, offset, length);
    errno = before;
}

static int synced(int file, int failed) {
    char path[PATH_MAX];
    if (!failed && mode == CUT && under && path_of(file, path))
        forget(path, NULL);
    return failed;
}

/* A path relative to an open folder. */
static int met_at(const char *name, int folder, const char *path, enum effect effect) {
    char whole[2 * PATH_MAX];
    if (!under)
        return GO_ON;
    if (path[0] == '/' || folder == AT_FDCWD)
        return met(name, path, 0, effect);
    int before = errno;
    if (!path_of(folder, whole))
        return GO_ON;
    errno = before;
    strncat(strcat(whole, "/"), path, PATH_MAX - 1);
    return met(name, whole, 0, effect);
}

#define UNLESS_FAILED(verdict)                                                                                         \
    do {                                                                                                               \
        int failed = (verdict);                                                                                        \
        if (failed != GO_ON) {                                                                                         \
            errno = failed;                                                                                            \
            return -1;                                                                                                 \
        }                                                                                                              \
    } while (0)

/* Writing. */

static ssize_t put(const char *name, int file, const void *bytes, size_t length, off_t offset, int has_offset) {
    int verdict = met_file(name, file, length, WRITES);
    if (verdict > 0) {
        errno = verdict;
        return -1;
    }
    size_t part = verdict == HALF ? length / 2 : length;
    remember_file(file, has_offset ? offset : -1, length);
    long written = has_offset ? syscall(SYS_pwrite64, file, bytes, part, offset) : syscall(SYS_write, file, bytes, part);
    if (verdict == HALF)
        die();
    return written;
}

static ssize_t put_vector(const char *name, int file, const struct iovec *parts, int count, off_t offset, int has_offset) {
    size_t length = 0;
    for (int i = 0; i < count; i++)
        length += parts[i].iov_len;
    int verdict = met_file(name, file, length, WRITES);
    if (verdict > 0) {
        errno = verdict;
        return -1;
    }
    if (verdict == HALF) {
        size_t left = length / 2;
        for (int i = 0; i < count && left > 0; i++) {
            size_t part = parts[i].iov_len < left ? parts[i].iov_len : left;
            if (has_offset)
                syscall(SYS_pwrite64, file, parts[i].iov_base, part, offset);
            else
                syscall(SYS_write, file, parts[i].iov_base, part);
            offset += (off_t)part;
            left -= part;
        }
        die();
    }
    remember_file(file, has_offset ? offset : -1, length);
    return has_offset ? syscall(SYS_pwritev, file, parts, (long)count, offset, 0L) : syscall(SYS_writev, file, parts, (long)count);
}

ssize_t write(int file, const void *bytes, size_t length) { return put("write", file, bytes, length, 0, 0); }
ssize_t pwrite(int file, const void *bytes, size_t length, off_t offset) { return put("pwrite", file, bytes, length, offset, 1); }
ssize_t pwrite64(int file, const void *bytes, size_t length, off64_t offset) { return put("pwrite", file, bytes, length, offset, 1); }
ssize_t writev(int file, const struct iovec *parts, int count) { return put_vector("writev", file, parts, count, 0, 0); }
ssize_t pwritev(int file, const struct iovec *parts, int count, off_t offset) { return put_vector("pwritev", file, parts, count, offset, 1); }
ssize_t pwritev64(int file, const struct iovec *parts, int count, off64_t offset) { return put_vector("pwritev", file, parts, count, offset, 1); }

/* Changing a file's length. */

int ftruncate(int file, off_t length) {
    UNLESS_FAILED(met_file("ftruncate", file, 0, CHANGES));
    remember_file(file, length, SIZE_MAX);
    return (int)syscall(SYS_ftruncate, file, length);
}
int ftruncate64(int file, off64_t length) { return ftruncate(file, length); }
int fallocate(int file, int how, off_t offset, off_t length) {
    UNLESS_FAILED(met_file("fallocate", file, 0, WRITES));
    return (int)syscall(SYS_fallocate, file, how, offset, length);
}
int fallocate64(int file, int how, off64_t offset, off64_t length) { return fallocate(file, how, offset, length); }
int posix_fallocate(int file, off_t offset, off_t length) { return fallocate(file, 0, offset, length) == 0 ? 0 : errno; }
int posix_fallocate64(int file, off64_t offset, off64_t length) { return posix_fallocate(file, offset, length); }

/* Making it durable. */

int fsync(int file) {
    UNLESS_FAILED(met_file("fsync", file, 0, CHANGES));
    return synced(file, (int)syscall(SYS_fsync, file));
}
int fdatasync(int file) {
    UNLESS_FAILED(met_file("fdatasync", file, 0, CHANGES));
    return synced(file, (int)syscall(SYS_fdatasync, file));
}

/* Names. */

static int move(int from_folder, const char *from, int to_folder, const char *to, unsigned flags) {
    UNLESS_FAILED(met_at("rename", to_folder, to, CHANGES));
    int failed = (int)syscall(SYS_renameat2, from_folder, from, to_folder, to, flags);
    if (!failed && mode == CUT) {
        forget(to, NULL);
        forget(from, to);
    }
    return failed;
}
int rename(const char *from, const char *to) { return move(AT_FDCWD, from, AT_FDCWD, to, 0); }
int renameat(int from_folder, const char *from, int to_folder, const char *to) { return move(from_folder, from, to_folder, to, 0); }
int renameat2(int from_folder, const char *from, int to_folder, const char *to, unsigned flags) {
    return move(from_folder, from, to_folder, to, flags);
}
int unlinkat(int folder, const char *path, int flags) {
    UNLESS_FAILED(met_at("unlink", folder, path, CHANGES));
    int failed = (int)syscall(SYS_unlinkat, folder, path, flags);
    if (!failed && mode == CUT)
        forget(path, NULL);
    return failed;
}
int unlink(const char *path) { return unlinkat(AT_FDCWD, path, 0); }
int rmdir(const char *path) { return unlinkat(AT_FDCWD, path, AT_REMOVEDIR); }
int linkat(int from_folder, const char *from, int to_folder, const char *to, int flags) {
    UNLESS_FAILED(met_at("link", to_folder, to, WRITES));
    return (int)syscall(SYS_linkat, from_folder, from, to_folder, to, flags);
}
int link(const char *from, const char *to) { return linkat(AT_FDCWD, from, AT_FDCWD, to, 0); }
int mkdirat(int folder, const char *path, mode_t access) {
    UNLESS_FAILED(met_at("mkdir", folder, path, WRITES));
    return (int)syscall(SYS_mkdirat, folder, path, access);
}
int mkdir(const char *path, mode_t access) { return mkdirat(AT_FDCWD, path, access); }

/* Opening, if it may make or empty a file. */

static int open_at(int folder, const char *path, int flags, mode_t access) {
    if (flags & (O_CREAT | O_TRUNC)) {
        /* A full disk has no room for a new file; one that is there can be opened. */
        int before = errno, is_new = syscall(SYS_faccessat, folder, path, F_OK) != 0;
        errno = before;
        UNLESS_FAILED(met_at("open", folder, path, is_new ? WRITES : CHANGES));
    }
    if (flags & O_TRUNC && mode == CUT && is_below(path))
        remember(path, -1, 0, SIZE_MAX);
    return (int)syscall(SYS_openat, folder, path, flags, access);
}

#define ACCESS(last)                                                                                                   \
    mode_t access = 0;                                                                                                 \
    if (flags & (O_CREAT | __O_TMPFILE)) {                                                                             \
        va_list rest;                                                                                                  \
        va_start(rest, last);                                                                                          \
        access = va_arg(rest, mode_t);                                                                                 \
        va_end(rest);                                                                                                  \
    }

int open(const char *path, int flags, ...) {
    ACCESS(flags)
    return open_at(AT_FDCWD, path, flags, access);
}
int open64(const char *path, int flags, ...) {
    ACCESS(flags)
    return open_at(AT_FDCWD, path, flags, access);
}
int openat(int folder, const char *path, int flags, ...) {
    ACCESS(flags)
    return open_at(folder, path, flags, access);
}
int openat64(int folder, const char *path, int flags, ...) {
    ACCESS(flags)
    return open_at(folder, path, flags, access);
}
int creat(const char *path, mode_t access) { return open_at(AT_FDCWD, path, O_WRONLY | O_CREAT | O_TRUNC, access); }
int creat64(const char *path, mode_t access) { return creat(path, access); }
