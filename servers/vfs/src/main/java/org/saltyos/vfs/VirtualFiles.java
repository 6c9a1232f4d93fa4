package org.saltyos.vfs;

import org.saltyos.basalt.console.ConsoleClient;
import org.saltyos.basalt.file.FileServer;
import org.saltyos.basalt.ipc.RemoteFault;
import org.saltyos.basalt.posix.PosixFault;
import org.saltyos.basalt.process.FileSessions;

/** All of the file server put together, without the loop that serves: what a test makes anew for each case. */
public final class VirtualFiles {
    /** Bytes of the file server's heap. */
    static final long HEAP_BYTES = 8L << 20;

    /** Bytes that files in memory can take, which leaves half of the heap for everything else. */
    private static final long CAPACITY = HEAP_BYTES / 2;

    private final Terminal terminal;
    private final Sessions sessions;
    private final FileCalls files;
    private final Tree tree;
    private final long archive;

    /**
     * Makes the file systems, empty but for devices.
     *
     * @param console what the terminal shows and where it is typed
     * @param archive address of the boot archive's files
     */
    public VirtualFiles(ConsoleClient console, long archive) {
        this.archive = archive;
        FileSystem root = new FileSystem("ramfs", 1, CAPACITY);
        FileSystem devices = new FileSystem("devfs", 2, 0);
        tree = new Tree(new Mounts(root));
        terminal = new Terminal(devices, console);
        addDevices(devices);
        sessions = new Sessions(tree, terminal, archive);
        sessions.mayWaitAt(terminal.waiting());
        files = new FileCalls(sessions, tree, new FileSystem("pipefs", 3, 0));
        mount("dev", devices);
        FileSystem facts = new FileSystem("procfs", 4, 0);
        facts.root().add("mounts", new Fact(facts, tree.mounts()::list));
        facts.root().add("uptime", new Fact(facts, Fact::uptime));
        mount("proc", facts);
        root.root().add("tmp", new Directory(root, 0777));
    }

    private void addDevices(FileSystem devices) {
        Directory root = devices.root();
        root.add("null", new NullDevice(devices));
        root.add("zero", new ZeroDevice(devices));
        root.add("random", new RandomDevice(devices));
        root.add("urandom", new RandomDevice(devices));
        root.add("console", terminal);
        root.add("tty", terminal);
    }

    private void mount(String name, FileSystem fileSystem) {
        FileSystem root = tree.mounts().root();
        Directory covered = new Directory(root, 0755);
        root.root().add(name, covered);
        tree.mounts().mount(covered, fileSystem);
    }

    /**
     * Adds the files of the boot archive.
     *
     * @throws PosixFault EIO when it is broken
     */
    public void load(long size) throws PosixFault {
        new InitialFiles(tree, archive).load(size);
    }

    /** Serves what the process manager says. */
    public FileSessions sessions() {
        return sessions;
    }

    /** Serves processes. */
    public FileServer files() {
        return files;
    }

    /**
     * Prepares a console that is new, and goes on with what waited for it.
     *
     * @throws RemoteFault when it does not answer
     */
    public void consoleIsNew() throws RemoteFault {
        terminal.connect();
    }

    /** Serves those who wait for something to be typed, or for room on the console. */
    public void typed() {
        terminal.waiting().wake();
        sessions.polls().wake();
    }
}
