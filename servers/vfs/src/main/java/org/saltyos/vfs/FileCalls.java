package org.saltyos.vfs;

import org.jspecify.annotations.Nullable;
import org.saltyos.basalt.console.WindowSize;
import org.saltyos.basalt.errno.PosixFault;
import org.saltyos.basalt.file.FileServer;
import org.saltyos.basalt.file.FileStatus;
import org.saltyos.basalt.file.OpenFlag;
import org.saltyos.basalt.file.PipeEnds;
import org.saltyos.basalt.file.PollResult;
import org.saltyos.basalt.file.Usage;
import org.saltyos.basalt.ipc.RemoteFault;
import org.saltyos.basalt.ipc.Utf8;
import org.saltyos.basalt.process.ProgramLayout;
import org.saltyos.basalt.start.Caller;
import org.saltyos.lang.Inline;

/** Serves the calls of processes. */
final class FileCalls implements FileServer {
    private static final int SEEK_CURRENT = 1;
    private static final int SEEK_END = 2;

    private final Sessions sessions;
    private final Tree tree;
    private final FileSystem pipes;
    private final @Nullable Disks disks;

    /** Serves the processes of {@code sessions}; pipes are counted in a file system of their own. */
    FileCalls(Sessions sessions, Tree tree, FileSystem pipes, @Nullable Disks disks) {
        this.disks = disks;
        this.sessions = sessions;
        this.tree = tree;
        this.pipes = pipes;
    }

    private Found find(Session session, boolean follow) throws PosixFault {
        return tree.find(session.workingDirectory(), new Texts(session.place()).take(), follow);
    }

    @Override
    public int open(int flags, int mode) throws RemoteFault, PosixFault {
        Session session = sessions.current();
        boolean exclusive = (flags & (OpenFlag.CREATE | OpenFlag.EXCLUSIVE)) == (OpenFlag.CREATE | OpenFlag.EXCLUSIVE);
        Found found = find(session, !exclusive && (flags & OpenFlag.NO_FOLLOW) == 0);
        session.free(0);
        Node node = found.node();
        if (node == null && (flags & OpenFlag.CREATE) != 0) {
            node = tree.makeFile(found, mode);
        } else if (exclusive) {
            throw PosixFault.EEXIST;
        } else {
            node = found.require();
            checkOpen(node, flags);
        }
        if ((flags & OpenFlag.TRUNCATE) != 0 && (flags & OpenFlag.ACCESS_MASK) != OpenFlag.READ) {
            node.resize(0);
        }
        return session.add(new OpenFile(node, flags), 0, (flags & OpenFlag.CLOSE_ON_EXECUTE) != 0);
    }

    private static void checkOpen(Node node, int flags) throws PosixFault {
        boolean directory = node instanceof Directory;
        if (node instanceof SymbolicLink) {
            throw PosixFault.ELOOP;
        }
        if ((flags & OpenFlag.DIRECTORY) != 0 && !directory) {
            throw PosixFault.ENOTDIR;
        }
        if (directory && ((flags & OpenFlag.ACCESS_MASK) != OpenFlag.READ || (flags & OpenFlag.CREATE) != 0)) {
            throw PosixFault.EISDIR;
        }
    }

    @Override
    public void close(int descriptor) throws RemoteFault, PosixFault {
        Session session = sessions.current();
        session.file(descriptor);
        sessions.close(session, descriptor);
    }

    @Override
    public int read(int descriptor, int count) throws RemoteFault, PosixFault {
        Session session = sessions.current();
        OpenFile file = session.file(descriptor);
        if (!file.isReadable()) {
            throw PosixFault.EBADF;
        }
        int wanted = limit(count);
        long address = ProgramLayout.exchange(session.place());
        WaitingCalls waiting = file.waiting();
        if (waiting == null) {
            int read = file.read(address, wanted);
            file.moved(read);
            return read;
        }
        int moved = waiting.hasReaders() ? Node.WAIT : file.read(address, wanted);
        if (moved == Node.WAIT) {
            keepWaiting(waiting, new WaitingCall(session.place(), file, false, wanted, 0));
            return 0;
        }
        file.moved(moved);
        wake(waiting);
        return moved;
    }

    @Override
    public int write(int descriptor, int count) throws RemoteFault, PosixFault {
        Session session = sessions.current();
        OpenFile file = session.file(descriptor);
        if (!file.isWritable()) {
            throw PosixFault.EBADF;
        }
        int wanted = limit(count);
        Node node = file.node();
        long address = ProgramLayout.exchange(session.place());
        if (file.has(OpenFlag.APPEND) && node.isSeekable()) {
            file.offset(node.size());
        }
        WaitingCalls waiting = file.waiting();
        if (waiting == null) {
            int written = file.write(address, wanted);
            file.moved(written);
            return written;
        }
        int moved = waiting.hasWriters() ? Node.WAIT : file.write(address, wanted);
        if (moved < wanted && !file.has(OpenFlag.NONBLOCKING)) {
            keepWaiting(waiting, new WaitingCall(session.place(), file, true, wanted, Math.max(0, moved)));
            return 0;
        }
        if (moved == Node.WAIT) {
            throw PosixFault.EAGAIN;
        }
        file.moved(moved);
        wake(waiting);
        return moved;
    }

    private static int limit(int count) throws PosixFault {
        if (count < 0) {
            throw PosixFault.EINVAL;
        }
        return Math.min(count, ProgramLayout.EXCHANGE_BYTES);
    }

    /** Serves those who waited for what has just happened. */
    @Inline
    private void wake(WaitingCalls waiting) {
        if (waiting.isAny()) {
            waiting.wake();
        }
        if (!sessions.polls().isEmpty()) {
            sessions.polls().wake();
        }
    }

    private void keepWaiting(WaitingCalls waiting, WaitingCall call) throws RemoteFault, PosixFault {
        if (call.file().has(OpenFlag.NONBLOCKING)) {
            throw PosixFault.EAGAIN;
        }
        call.begin(Caller.defer());
        waiting.add(call);
        if (call.done() > 0) {
            wake(waiting);
        }
    }

    @Override
    public long seek(int descriptor, long offset, int whence) throws RemoteFault, PosixFault {
        OpenFile file = sessions.current().file(descriptor);
        if (file.node() instanceof Directory && offset == 0 && whence == 0) {
            file.lastName(OpenFile.NO_NAME);
            return 0;
        }
        if (!file.node().isSeekable()) {
            throw PosixFault.ESPIPE;
        }
        if (whence < 0 || whence > SEEK_END) {
            throw PosixFault.EINVAL;
        }
        long base = whence == SEEK_CURRENT
                ? file.offset()
                : whence == SEEK_END ? file.node().size() : 0;
        long target = base + offset;
        if (target < 0) {
            throw PosixFault.EINVAL;
        }
        file.offset(target);
        return target;
    }

    @Override
    public FileStatus status(boolean follow) throws RemoteFault, PosixFault {
        return find(sessions.current(), follow).require().status();
    }

    @Override
    public FileStatus descriptorStatus(int descriptor) throws RemoteFault, PosixFault {
        return sessions.current().file(descriptor).node().status();
    }

    @Override
    public int names(int descriptor) throws RemoteFault, PosixFault {
        Session session = sessions.current();
        OpenFile file = session.file(descriptor);
        if (!(file.node() instanceof Directory directory)) {
            throw PosixFault.ENOTDIR;
        }
        Texts texts = new Texts(session.place());
        byte[] name = directory.after(file.lastName());
        while (name != null && texts.fits(name)) {
            texts.putEnded(name);
            file.lastName(name);
            name = directory.after(name);
        }
        return texts.position();
    }

    @Override
    public void makeDirectory(int mode) throws RemoteFault, PosixFault {
        Session session = sessions.current();
        tree.makeDirectory(session.workingDirectory(), new Texts(session.place()).take(), mode);
    }

    @Override
    public void removeDirectory() throws RemoteFault, PosixFault {
        Session session = sessions.current();
        tree.removeDirectory(session.workingDirectory(), new Texts(session.place()).take());
    }

    @Override
    public void unlink() throws RemoteFault, PosixFault {
        Session session = sessions.current();
        tree.unlink(session.workingDirectory(), new Texts(session.place()).take());
    }

    @Override
    public void rename() throws RemoteFault, PosixFault {
        Session session = sessions.current();
        Texts texts = new Texts(session.place());
        byte[] from = texts.take();
        tree.rename(session.workingDirectory(), from, texts.take());
    }

    @Override
    public void link() throws RemoteFault, PosixFault {
        Session session = sessions.current();
        Texts texts = new Texts(session.place());
        byte[] path = texts.take();
        tree.link(session.workingDirectory(), path, texts.take());
    }

    @Override
    public void symbolicLink() throws RemoteFault, PosixFault {
        Session session = sessions.current();
        Texts texts = new Texts(session.place());
        byte[] target = texts.take();
        tree.symbolicLink(session.workingDirectory(), target, texts.take());
    }

    @Override
    public int readLink() throws RemoteFault, PosixFault {
        Session session = sessions.current();
        if (!(find(session, false).require() instanceof SymbolicLink link)) {
            throw PosixFault.EINVAL;
        }
        return answer(session, link.target());
    }

    private static int answer(Session session, byte[] text) {
        Texts texts = new Texts(session.place());
        texts.put(text);
        return texts.position();
    }

    @Override
    public void changeMode(int mode) throws RemoteFault, PosixFault {
        find(sessions.current(), true).require().changeMode(mode);
    }

    @Override
    public void touch() throws RemoteFault, PosixFault {
        find(sessions.current(), true).require().changeTime();
    }

    @Override
    public void truncate(int descriptor, long size) throws RemoteFault, PosixFault {
        OpenFile file = sessions.current().file(descriptor);
        if (!file.isWritable()) {
            throw PosixFault.EINVAL;
        }
        file.node().resize(size);
    }

    @Override
    public int duplicate(int descriptor, int atLeast) throws RemoteFault, PosixFault {
        Session session = sessions.current();
        if (atLeast < 0 || atLeast >= Session.LIMIT) {
            throw PosixFault.EINVAL;
        }
        return session.add(session.file(descriptor), atLeast, false);
    }

    @Override
    public int duplicateTo(int descriptor, int target) throws RemoteFault, PosixFault {
        Session session = sessions.current();
        OpenFile file = session.file(descriptor);
        if (target < 0 || target >= Session.LIMIT) {
            throw PosixFault.EBADF;
        }
        if (descriptor != target) {
            if (session.fileOrNull(target) != null) {
                sessions.close(session, target);
            }
            session.set(target, file, false);
        }
        return target;
    }

    @Override
    public void closeOnExecute(int descriptor, boolean close) throws RemoteFault, PosixFault {
        sessions.current().closeOnExecute(descriptor, close);
    }

    @Override
    public PipeEnds pipe() throws RemoteFault, PosixFault {
        Session session = sessions.current();
        session.free(session.free(0) + 1);
        Pipe pipe = new Pipe(pipes);
        sessions.mayWaitAt(pipe.waiting());
        int input = session.add(new OpenFile(pipe, OpenFlag.READ), 0, false);
        int output = session.add(new OpenFile(pipe, OpenFlag.WRITE), 0, false);
        return new PipeEnds(input, output);
    }

    @Override
    public void changeDirectory() throws RemoteFault, PosixFault {
        Session session = sessions.current();
        session.workingDirectory(find(session, true).requireDirectory());
    }

    @Override
    public int workingDirectory() throws RemoteFault, PosixFault {
        Session session = sessions.current();
        byte[] path = Utf8.encode(tree.mounts().path(session.workingDirectory()));
        if (path.length == 0) {
            throw PosixFault.ENOENT;
        }
        if (path.length > PathWalk.MAX_PATH) {
            throw PosixFault.ENAMETOOLONG;
        }
        return answer(session, path);
    }

    @Override
    public PollResult poll(int count, boolean waits) throws RemoteFault, PosixFault {
        Session session = sessions.current();
        if (count < 0 || count > PollResult.MOST) {
            throw PosixFault.EINVAL;
        }
        Poll question = new Poll(ProgramLayout.exchange(session.place()), count);
        PollResult result = question.ask(session);
        if (result.isEmpty() && waits) {
            sessions.polls().add(session, Caller.defer(), question);
        }
        return result;
    }

    @Override
    public int ready(int descriptor) throws RemoteFault, PosixFault {
        return ready(sessions.current().file(descriptor));
    }

    /** What could be done with an open file at once. */
    static int ready(OpenFile file) {
        int possible = HUNG_UP | (file.isReadable() ? READABLE : 0) | (file.isWritable() ? WRITABLE : 0);
        return file.node().ready() & possible;
    }

    @Override
    public int terminalMode(int descriptor) throws RemoteFault, PosixFault {
        return terminal(descriptor).terminalMode();
    }

    @Override
    public void setTerminalMode(int descriptor, int bits) throws RemoteFault, PosixFault {
        terminal(descriptor).terminalMode(bits);
    }

    @Override
    public WindowSize window(int descriptor) throws RemoteFault, PosixFault {
        return terminal(descriptor).window();
    }

    @Override
    public void setWindow(int descriptor, int rows, int columns) throws RemoteFault, PosixFault {
        terminal(descriptor).resize(rows, columns);
    }

    private Terminal terminal(int descriptor) throws RemoteFault, PosixFault {
        if (sessions.current().file(descriptor).node() instanceof Terminal terminal) {
            return terminal;
        }
        throw PosixFault.ENOTTY;
    }

    @Override
    public Usage usage() throws RemoteFault, PosixFault {
        return find(sessions.current(), true).require().fileSystem().usage();
    }

    @Override
    public void synchronise(int descriptor) throws RemoteFault, PosixFault {
        OpenFile file = sessions.current().file(descriptor);
        file.node().synchronise(file);
    }

    @Override
    public void synchroniseAll() throws RemoteFault {
        sessions.current();
        if (disks != null) {
            disks.sync();
        }
    }
}
