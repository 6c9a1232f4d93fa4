#!/usr/bin/env python3
"""Makes the table of POSIX behaviour on Linux: runs the steps of it/src/process-files/posix/table.txt and writes behind each what came out.

A line that begins with # names a case; each case runs in a process and an empty directory of its own. A step is an operation and its
arguments, then " = " and the result: a number, a text, or the name of an error. In arguments and texts %XX is a byte, and @N:TEXT is
TEXT N times. With --check nothing is written: the exit status tells whether the table is what this system does.
"""
import errno, os, re, shutil, stat, sys, tempfile

TABLE = os.path.join(os.path.dirname(os.path.abspath(__file__)), "../../../../../it/src/process-files/posix/table.txt")
FLAGS = {"r": os.O_RDONLY, "w": os.O_WRONLY, "b": os.O_RDWR, "c": os.O_CREAT, "x": os.O_EXCL, "t": os.O_TRUNC,
         "a": os.O_APPEND, "d": os.O_DIRECTORY, "l": os.O_NOFOLLOW, "n": os.O_NONBLOCK}
WHENCE = {"set": os.SEEK_SET, "cur": os.SEEK_CUR, "end": os.SEEK_END, "bad": 9}


def value(text):
    repeated = re.fullmatch(r"@(\d+):(.*)", text)
    if repeated:
        text = repeated.group(2) * int(repeated.group(1))
    return re.sub(rb"%([0-9A-F]{2})", lambda m: bytes([int(m.group(1), 16)]), os.fsencode("" if text == "''" else text))


def shown(data):
    return "'" + "".join(chr(b) if 33 <= b <= 126 and b != 37 else "%%%02X" % b for b in data) + "'"


def status(s):
    kind = "file" if stat.S_ISREG(s.st_mode) else "directory" if stat.S_ISDIR(s.st_mode) else \
        "link" if stat.S_ISLNK(s.st_mode) else "pipe" if stat.S_ISFIFO(s.st_mode) else "device"
    mode = "-" if kind == "link" else "%o" % stat.S_IMODE(s.st_mode)
    size = s.st_size if kind in ("file", "link") else "-"
    return "%s %s %d %s" % (kind, mode, s.st_nlink, size)


def step(base, words):
    op, a = words[0], [value(w) for w in words[1:]]
    n = lambda i: int(a[i])
    if op == "open":
        flags = 0
        for letter in words[2]:
            flags |= FLAGS[letter]
        return os.open(a[0], flags, int(words[3], 8) if len(words) > 3 else 0o644)
    if op == "close": return os.close(n(0)) or 0
    if op == "read": return shown(os.read(n(0), n(1)))
    if op == "write": return os.write(n(0), a[1])
    if op == "seek": return os.lseek(n(0), n(1), WHENCE[words[3]])
    if op == "dup": return os.dup(n(0))
    if op == "dup2": return os.dup2(n(0), n(1))
    if op == "pipe": return "%d %d" % os.pipe()
    if op == "stat": return status(os.stat(a[0]))
    if op == "lstat": return status(os.lstat(a[0]))
    if op == "fstat": return status(os.fstat(n(0)))
    if op == "mkdir": return os.mkdir(a[0], int(words[2], 8) if len(words) > 2 else 0o755) or 0
    if op == "rmdir": return os.rmdir(a[0]) or 0
    if op == "unlink": return os.unlink(a[0]) or 0
    if op == "rename": return os.rename(a[0], a[1]) or 0
    if op == "link": return os.link(a[0], a[1], follow_symlinks=False) or 0
    if op == "symlink": return os.symlink(a[0], a[1]) or 0
    if op == "readlink": return shown(os.readlink(a[0]))
    if op == "chmod": return os.chmod(a[0], int(words[2], 8)) or 0
    if op == "truncate": return os.ftruncate(n(0), n(1)) or 0
    if op == "chdir": return os.chdir(a[0]) or 0
    if op == "getcwd": return shown(os.getcwdb()[len(base):] or b"/")
    if op == "list": return " ".join(sorted(shown(os.fsencode(x)) for x in os.listdir(a[0]))) or "nothing"
    if op == "isatty": return 1 if os.isatty(n(0)) else 0
    raise SystemExit("unknown step: " + op)


def run(base, line):
    try:
        return str(step(base, line.split(" ")))
    except OSError as e:
        return errno.errorcode[e.errno]


def case(lines):
    base = os.path.realpath(tempfile.mkdtemp(dir="/dev/shm"))
    back, there = os.pipe()
    child = os.fork()
    if child == 0:
        os.umask(0)
        os.chdir(base)
        out = os.dup2(there, 200)
        os.closerange(3, 200)
        for line in lines:
            os.write(out, (run(os.fsencode(base), line) + "\n").encode())
        os._exit(0)
    os.close(there)
    results = os.fdopen(back).read().splitlines()
    os.waitpid(child, 0)
    shutil.rmtree(base)
    return ["%s = %s" % pair for pair in zip(lines, results)]


def main():
    text = open(TABLE).read()
    out, steps = [], []
    for line in text.splitlines() + ["#"]:
        if line.startswith("#") or not line:
            out += case(steps) if steps else []
            steps = []
            out.append(line)
        else:
            steps.append(line.split(" = ")[0])
    result = "\n".join(out[:-1]) + "\n"
    if "--check" in sys.argv:
        sys.exit(0 if result == text else "the table is not what this system does")
    open(TABLE, "w").write(result)


main()
