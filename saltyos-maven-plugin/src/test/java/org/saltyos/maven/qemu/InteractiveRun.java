package org.saltyos.maven.qemu;

import java.nio.file.Path;

/** A JVM of its own for {@link QemuRun}: the guest takes over its terminal, which the JVM of a test must not lose. */
final class InteractiveRun {
    private InteractiveRun() {}

    /** Arguments: QEMU, kernel, archive, the kernel's command line. Prints the verdict. */
    public static void main(String[] arguments) throws InterruptedException {
        Qemu qemu = new Qemu(Path.of(arguments[0]), Qemu.OLDEST);
        BootMedium medium = new BootMedium.Pvh(Path.of(arguments[1]), Path.of(arguments[2]), arguments[3]);
        QemuRun.Outcome outcome = QemuRun.interactive(new QemuCommand(qemu, medium, Machine.DEFAULT), null);
        System.out.println("verdict " + outcome.verdict() + " " + outcome.exitCode());
    }
}
