package org.saltyos.basalt.errno;

import org.jspecify.annotations.Nullable;
import org.saltyos.lang.Fault;

/** A call failed for one of POSIX's reasons (IEEE Std 1003.1, errno.h); the codes are those of Linux. */
public final class PosixFault extends Fault {
    private static final long serialVersionUID = 1L;

    /** Not permitted. */
    public static final PosixFault EPERM = new PosixFault(1, "EPERM", "Operation not permitted");

    /** No such file. */
    public static final PosixFault ENOENT = new PosixFault(2, "ENOENT", "No such file or directory");

    /** No such process. */
    public static final PosixFault ESRCH = new PosixFault(3, "ESRCH", "No such process");

    /** Interrupted. */
    public static final PosixFault EINTR = new PosixFault(4, "EINTR", "Interrupted system call");

    /** Input or output failed. */
    public static final PosixFault EIO = new PosixFault(5, "EIO", "Input/output error");

    /** Too many or too long arguments. */
    public static final PosixFault E2BIG = new PosixFault(7, "E2BIG", "Argument list too long");

    /** Not a program. */
    public static final PosixFault ENOEXEC = new PosixFault(8, "ENOEXEC", "Exec format error");

    /** No such descriptor. */
    public static final PosixFault EBADF = new PosixFault(9, "EBADF", "Bad file descriptor");

    /** No such child. */
    public static final PosixFault ECHILD = new PosixFault(10, "ECHILD", "No child processes");

    /** Not now. */
    public static final PosixFault EAGAIN = new PosixFault(11, "EAGAIN", "Resource temporarily unavailable");

    /** No memory. */
    public static final PosixFault ENOMEM = new PosixFault(12, "ENOMEM", "Cannot allocate memory");

    /** Not allowed for this file. */
    public static final PosixFault EACCES = new PosixFault(13, "EACCES", "Permission denied");

    /** In use. */
    public static final PosixFault EBUSY = new PosixFault(16, "EBUSY", "Device or resource busy");

    /** Exists already. */
    public static final PosixFault EEXIST = new PosixFault(17, "EEXIST", "File exists");

    /** Another file system. */
    public static final PosixFault EXDEV = new PosixFault(18, "EXDEV", "Invalid cross-device link");

    /** The device, or a file of this kind, cannot do that. */
    public static final PosixFault ENODEV = new PosixFault(19, "ENODEV", "No such device");

    /** Not a directory. */
    public static final PosixFault ENOTDIR = new PosixFault(20, "ENOTDIR", "Not a directory");

    /** A directory. */
    public static final PosixFault EISDIR = new PosixFault(21, "EISDIR", "Is a directory");

    /** A wrong argument. */
    public static final PosixFault EINVAL = new PosixFault(22, "EINVAL", "Invalid argument");

    /** Too many open files in the system. */
    public static final PosixFault ENFILE = new PosixFault(23, "ENFILE", "Too many open files in system");

    /** Too many open files of the process. */
    public static final PosixFault EMFILE = new PosixFault(24, "EMFILE", "Too many open files");

    /** Not a terminal. */
    public static final PosixFault ENOTTY = new PosixFault(25, "ENOTTY", "Inappropriate ioctl for device");

    /** The file is too large. */
    public static final PosixFault EFBIG = new PosixFault(27, "EFBIG", "File too large");

    /** No space left. */
    public static final PosixFault ENOSPC = new PosixFault(28, "ENOSPC", "No space left on device");

    /** No position in a pipe or terminal. */
    public static final PosixFault ESPIPE = new PosixFault(29, "ESPIPE", "Illegal seek");

    /** Read-only. */
    public static final PosixFault EROFS = new PosixFault(30, "EROFS", "Read-only file system");

    /** Too many links. */
    public static final PosixFault EMLINK = new PosixFault(31, "EMLINK", "Too many links");

    /** Nobody reads the pipe. */
    public static final PosixFault EPIPE = new PosixFault(32, "EPIPE", "Broken pipe");

    /** The result does not fit. */
    public static final PosixFault ERANGE = new PosixFault(34, "ERANGE", "Numerical result out of range");

    /** A name is too long. */
    public static final PosixFault ENAMETOOLONG = new PosixFault(36, "ENAMETOOLONG", "File name too long");

    /** Not implemented. */
    public static final PosixFault ENOSYS = new PosixFault(38, "ENOSYS", "Function not implemented");

    /** The directory is not empty. */
    public static final PosixFault ENOTEMPTY = new PosixFault(39, "ENOTEMPTY", "Directory not empty");

    /** Too many symbolic links. */
    public static final PosixFault ELOOP = new PosixFault(40, "ELOOP", "Too many levels of symbolic links");

    /** Timed out. */
    public static final PosixFault ETIMEDOUT = new PosixFault(110, "ETIMEDOUT", "Connection timed out");

    private static final PosixFault[] ALL = {
        EPERM,
        ENOENT,
        ESRCH,
        EINTR,
        EIO,
        E2BIG,
        ENOEXEC,
        EBADF,
        ECHILD,
        EAGAIN,
        ENOMEM,
        EACCES,
        EBUSY,
        EEXIST,
        EXDEV,
        ENODEV,
        ENOTDIR,
        EISDIR,
        EINVAL,
        ENFILE,
        EMFILE,
        ENOTTY,
        EFBIG,
        ENOSPC,
        ESPIPE,
        EROFS,
        EMLINK,
        EPIPE,
        ERANGE,
        ENAMETOOLONG,
        ENOSYS,
        ENOTEMPTY,
        ELOOP,
        ETIMEDOUT
    };

    /** By code; null where there is none. */
    private static final @Nullable PosixFault[] BY_CODE = byCode();

    private final String name;
    private final String text;

    private PosixFault(int code, String name, String text) {
        super(code, text);
        this.name = name;
        this.text = text;
    }

    /**
     * Does nothing if {@code code} is none of these faults'.
     *
     * @throws PosixFault the fault with this code
     */
    public static void raise(int code) throws PosixFault {
        PosixFault fault = code > 0 && code < BY_CODE.length ? BY_CODE[code] : null;
        if (fault != null) {
            throw fault;
        }
    }

    private static @Nullable PosixFault[] byCode() {
        PosixFault[] faults = new PosixFault[ETIMEDOUT.code() + 1];
        for (PosixFault fault : ALL) {
            faults[fault.code()] = fault;
        }
        return faults;
    }

    /** The standard name, for example {@code ENOENT}. */
    public String symbol() {
        return name;
    }

    /** What it means, in the words that people know from other systems. */
    public String text() {
        return text;
    }
}
