package org.saltyos.sh;

import java.util.List;
import org.saltyos.basalt.errno.PosixFault;
import org.saltyos.basalt.ipc.Utf8;
import org.saltyos.basalt.posix.Command;
import org.saltyos.basalt.posix.Files;
import org.saltyos.basalt.posix.Processes;
import org.saltyos.basalt.process.ProcessEnd;
import org.saltyos.basalt.process.ProcessLimits;

/** The processes of the system. */
final class SystemHost implements Host {
    @Override
    public int spawn(
            String path, List<String> arguments, List<String> environment, int input, int output, int error, int group)
            throws PosixFault {
        prepare(path, arguments, environment);
        Command.descriptors(input, output, error);
        Command.inGroup(group);
        return Processes.spawn();
    }

    private static void prepare(String path, List<String> arguments, List<String> environment) throws PosixFault {
        Command.begin(Utf8.bytes(path));
        for (String argument : arguments) {
            Command.argument(Utf8.bytes(argument));
        }
        for (String variable : environment) {
            Command.environment(Utf8.bytes(variable));
        }
    }

    @Override
    public void execute(String path, List<String> arguments, List<String> environment, int[] descriptors)
            throws PosixFault {
        int[] copies = new int[descriptors.length];
        for (int i = 0; i < descriptors.length; i++) {
            // First out of the way: a descriptor may be wanted at the place of another.
            copies[i] = descriptors[i] < 0 ? -1 : Files.dupFrom(descriptors[i], descriptors.length);
        }
        for (int i = 0; i < descriptors.length; i++) {
            if (copies[i] < 0) {
                Files.close(i);
            } else {
                Files.dup2(copies[i], i);
                Files.close(copies[i]);
            }
        }
        prepare(path, arguments, environment);
        Processes.execute();
    }

    @Override
    public ProcessEnd await(int process) throws PosixFault {
        return Processes.await(process);
    }

    @Override
    public ProcessEnd poll(int process) throws PosixFault {
        return Processes.poll(process);
    }

    @Override
    public void kill(int process, int signal) throws PosixFault {
        Processes.kill(process, signal);
    }

    @Override
    public void foreground(int group) throws PosixFault {
        Processes.foreground(group);
    }

    @Override
    public boolean interrupted() throws PosixFault {
        return Processes.interrupted();
    }

    @Override
    public void limit(int what, long value) throws PosixFault {
        Processes.limit(what, value);
    }

    @Override
    public ProcessLimits limits() throws PosixFault {
        return Processes.limits();
    }

    @Override
    public int id() throws PosixFault {
        return Processes.id();
    }
}
