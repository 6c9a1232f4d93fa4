package org.saltyos.sh;

import java.util.List;
import org.saltyos.basalt.ipc.Bytes;
import org.saltyos.basalt.ipc.Utf8;
import org.saltyos.basalt.posix.Command;
import org.saltyos.basalt.posix.PosixFault;
import org.saltyos.basalt.posix.Processes;
import org.saltyos.basalt.process.ProcessEnd;

/** The processes of the system. */
final class SystemHost implements Host {
    @Override
    public int spawn(
            String path, List<String> arguments, List<String> environment, int input, int output, int error, int group)
            throws PosixFault {
        Command.begin(bytes(path));
        for (String argument : arguments) {
            Command.argument(bytes(argument));
        }
        for (String variable : environment) {
            Command.environment(bytes(variable));
        }
        Command.descriptors(input, output, error);
        Command.inGroup(group);
        return Processes.spawn();
    }

    private static Bytes bytes(String text) {
        byte[] encoded = Utf8.encode(text);
        Bytes bytes = new Bytes(encoded.length);
        for (byte value : encoded) {
            bytes.append(value);
        }
        return bytes;
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
    public void foreground(int group) throws PosixFault {
        Processes.foreground(group);
    }

    @Override
    public int id() throws PosixFault {
        return Processes.id();
    }
}
