package org.saltyos.vfs;

import org.jspecify.annotations.Nullable;
import org.saltyos.basalt.console.ConsoleClient;
import org.saltyos.basalt.errno.PosixFault;
import org.saltyos.basalt.file.FileServer;
import org.saltyos.basalt.ipc.RemoteFault;
import org.saltyos.basalt.ipc.Utf8;
import org.saltyos.basalt.process.FileSessions;

/** All of the file server put together, without the loop that serves: what a test makes anew for each case. */
public final class VirtualFiles {
    private final Terminal terminal;
    private final Sessions sessions;
    private final FileCalls files;
    private final Tree tree;
    private final Arena arena;
    private final MappedFiles mapped;
    private final @Nullable Disks disks;
    private final FileSystem devices = new FileSystem("devfs", 2).fixed();
    private final FileSystem facts = new FileSystem("procfs", 4).fixed();
    private String report = "";

    /**
     * Makes the file systems, empty but for devices, with files that processes cannot share, and without disks.
     *
     * @param console what the terminal shows and where it is typed
     * @param archive address of the boot archive's files
     * @param arena where files are kept
     */
    public VirtualFiles(ConsoleClient console, long archive, Arena arena) {
        this(console, archive, arena, new NothingShared(), null);
    }

    /**
     * Makes the file systems, empty but for devices.
     *
     * @param console what the terminal shows and where it is typed
     * @param archive address of the boot archive's files
     * @param arena where files are kept
     * @param shared where pages of files lie that processes share
     * @param disks what lies behind the page cache; null without one
     */
    VirtualFiles(ConsoleClient console, long archive, Arena arena, SharedPages shared, @Nullable Disks disks) {
        this.disks = disks;
        this.arena = arena;
        mapped = new MappedFiles(shared);
        tree = new Tree(new Mounts(new FileSystem("ramfs", 1, new Journal(arena), archive)));
        terminal = new Terminal(devices, console);
        addDevices();
        sessions = new Sessions(tree, terminal, archive, mapped);
        sessions.mayWaitAt(terminal.waiting());
        files = new FileCalls(sessions, tree, new FileSystem("pipefs", 3), disks);
        addFacts();
    }

    private void addFacts() {
        Directory root = facts.root();
        root.add("meminfo", new SystemFact(facts, this::memory));
        root.add("mounts", new SystemFact(facts, tree.mounts()::list));
        root.add("servers", new ServerFact(facts));
        root.add("uptime", new SystemFact(facts, SystemFact::uptime));
        root.add("version", new SystemFact(facts, () -> SystemFact.VERSION));
        new ProcessDirectories(facts, sessions, tree.mounts()).add();
    }

    private String memory() {
        return disks == null
                ? SystemFact.memory(0, 0)
                : SystemFact.memory(disks.cache().cached(), disks.cache().dirty());
    }

    private void addDevices() {
        Directory root = devices.root();
        root.add("null", new NullDevice(devices));
        root.add("zero", new ZeroDevice(devices));
        root.add("random", new RandomDevice(devices));
        root.add("urandom", new RandomDevice(devices));
        if (disks != null) {
            root.add("ram0", new BlockDevice(devices, disks.ramDisk()));
        }
        root.add("console", terminal);
        root.add("tty", terminal);
    }

    private void mount(String name, FileSystem fileSystem) throws PosixFault {
        tree.mounts().mount(covered(name), fileSystem);
    }

    /** The directory of the root with this name, made if there is none. */
    private Directory covered(String name) throws PosixFault {
        Directory root = tree.mounts().root().root();
        byte[] bytes = Utf8.encode(name);
        Node kept = root.find(bytes);
        if (kept != null && kept instanceof Directory directory) {
            return directory;
        }
        return tree.makeDirectory(root, bytes, 0755);
    }

    /**
     * Makes the files that a file server before this one kept, or else those of the boot archive.
     *
     * @param size bytes of the archive
     * @throws PosixFault EIO when it is broken; ENOSPC, ENOMEM when there is no memory
     */
    public void load(long size) throws PosixFault {
        FileSystem root = tree.mounts().root();
        Recovery recovery = new Recovery(root, arena, root.archive());
        if (recovery.run()) {
            report = recovery.report();
            mapped.recover(recovery.files());
            mountAll(size);
        } else {
            mountAll(size);
            tree.makeDirectory(root.root(), Utf8.encode("tmp"), 0777);
            new InitialFiles(tree, root.archive()).load(size);
        }
    }

    private void mountAll(long archiveSize) throws PosixFault {
        if (disks != null) {
            FileSystem boot = new FileSystem("bootfs", 5).readOnly(archiveSize);
            new BootFiles(boot, disks.cache(), tree.mounts().root().archive(), archiveSize).show();
            mount("boot", boot);
        }
        mount("dev", devices);
        mount("proc", facts);
    }

    /** What is to be said about the files that were there already; empty if there were none. */
    public String report() {
        return report;
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
