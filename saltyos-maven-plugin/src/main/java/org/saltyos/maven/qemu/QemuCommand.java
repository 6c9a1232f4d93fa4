package org.saltyos.maven.qemu;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Builds QEMU's command line. The machine is the same in every command: q35 under TCG without any default device, and the
 * exit device at port 0xf4 through which the guest ends itself.
 */
public final class QemuCommand {
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_./:,=+@%-]+");

    private final Qemu qemu;
    private final BootMedium medium;
    private final Machine machine;

    /** A command for a medium on a machine. */
    public QemuCommand(Qemu qemu, BootMedium medium, Machine machine) {
        this.qemu = qemu;
        this.medium = medium;
        this.machine = machine;
    }

    /**
     * A guest driven from this JVM: QEMU connects out to both ports on 127.0.0.1 and waits for {@code cont}.
     *
     * @param serialPort takes COM1
     * @param qmpPort takes the machine protocol
     */
    List<String> driven(int serialPort, int qmpPort) {
        List<String> command = machine();
        command.addAll(
                List.of("-chardev", "socket,id=com1,host=127.0.0.1,port=" + serialPort, "-serial", "chardev:com1"));
        command.addAll(List.of(
                "-chardev", "socket,id=qmp,host=127.0.0.1,port=" + qmpPort, "-mon", "chardev=qmp,mode=control", "-S"));
        return boot(command);
    }

    /**
     * A guest whose COM1 is the terminal, control-C included; control-A X ends it, control-A C leads to QEMU's monitor and back
     * (QEMU manual, "Keys in the character backend multiplexer").
     */
    public List<String> interactive() {
        List<String> command = machine();
        command.addAll(List.of("-serial", "mon:stdio"));
        return boot(command);
    }

    /** The interactive command as text for a shell: what a failure report prints so that the run can be repeated. */
    public String repeatable() {
        List<String> words = new ArrayList<>();
        for (String word : interactive()) {
            words.add(PLAIN.matcher(word).matches() ? word : "'" + word.replace("'", "'\\''") + "'");
        }
        return String.join(" ", words);
    }

    private List<String> machine() {
        return new ArrayList<>(List.of(
                qemu.program().toString(),
                "-M",
                "q35",
                "-accel",
                accelerator(),
                "-cpu",
                machine.processor(),
                "-smp",
                Integer.toString(machine.processors()),
                "-m",
                machine.memoryMib() + "M",
                "-nodefaults",
                "-no-user-config",
                "-no-reboot",
                "-display",
                "none",
                "-device",
                "isa-debug-exit,iobase=0xf4,iosize=4"));
    }

    /** Counting instructions allows one thread only, in which the processors take turns. */
    private String accelerator() {
        return machine.processors() == 1 || machine.extra().contains("-icount") ? "tcg" : "tcg,thread=multi";
    }

    private List<String> boot(List<String> command) {
        if (medium instanceof BootMedium.Iso iso) {
            command.addAll(List.of("-cdrom", iso.image().toString()));
        } else if (medium instanceof BootMedium.Disk disk) {
            String file = disk.image().toString().replace(",", ",,"); // QEMU's way to quote a comma
            command.addAll(List.of("-drive", "format=raw,snapshot=on,file=" + file));
        } else if (medium instanceof BootMedium.Pvh pvh) {
            command.addAll(List.of(
                    "-kernel", pvh.kernel().toString(), "-initrd", pvh.archive().toString()));
            if (!pvh.commandLine().isEmpty()) {
                command.addAll(List.of("-append", pvh.commandLine()));
            }
        }
        command.addAll(machine.extra());
        return command;
    }
}
