package org.saltyos.vfs;

import org.jspecify.annotations.Nullable;
import org.saltyos.basalt.ipc.Utf8;
import org.saltyos.basalt.process.ProgramLayout;
import org.saltyos.basalt.start.Caller;

/** The directories in {@code /proc} that come and go with processes. They are made when somebody looks, not when a process begins. */
final class ProcessDirectories {
    private static final byte[] STATUS = Utf8.encode("status");
    private static final byte[] WORKING_DIRECTORY = Utf8.encode("cwd");

    private final FileSystem facts;
    private final Sessions sessions;
    private final Mounts mounts;
    private final @Nullable Session[] shown = new Session[ProgramLayout.PLACES];
    private int seen;

    ProcessDirectories(FileSystem facts, Sessions sessions, Mounts mounts) {
        this.facts = facts;
        this.sessions = sessions;
        this.mounts = mounts;
    }

    /** Adds them, and the link that leads everybody to the own one, to the root of {@code /proc}. */
    void add() {
        facts.root().add("self", new SymbolicLink(facts, () -> Utf8.encode(self())));
        facts.root().refreshedBy(this::refresh);
    }

    private String self() {
        long badge = Caller.badge();
        boolean isProcess = (badge & ProgramLayout.PROCESS_BADGE) != 0;
        Session session = isProcess ? sessions.at(ProgramLayout.place(badge)) : null;
        return session == null ? "0" : Integer.toString(session.process());
    }

    private void refresh() {
        if (seen == sessions.changes()) {
            return;
        }
        seen = sessions.changes();
        for (int place = 1; place < shown.length; place++) {
            Session session = sessions.at(place);
            Session before = shown[place];
            if (before != null && before != session) {
                remove(before);
                shown[place] = null;
            }
            if (session != null && session.process() != 0 && shown[place] == null) {
                shown[place] = session;
                facts.root().add(Integer.toString(session.process()), directory(session));
            }
        }
    }

    private Directory directory(Session session) {
        Directory directory = new Directory(facts, 0555);
        directory.add(STATUS, new ProcessFact(facts, sessions.census(), session));
        directory.add(
                WORKING_DIRECTORY, new SymbolicLink(facts, () -> Utf8.encode(mounts.path(session.workingDirectory()))));
        return directory;
    }

    private void remove(Session session) {
        byte[] name = Utf8.encode(Integer.toString(session.process()));
        if (facts.root().peek(name) instanceof Directory directory) {
            directory.forget(STATUS);
            directory.forget(WORKING_DIRECTORY);
            facts.root().forget(name);
        }
    }
}
