package org.saltyos.maven.qemu;

import java.nio.file.Path;

/** The QEMU of the host for tests; installed first if {@code -Dsaltyos.qemu.install} asks for it. */
final class HostQemu {
    private HostQemu() {}

    static Qemu find() {
        String named = System.getProperty("saltyos.qemu", "");
        Path program = named.isEmpty() ? null : Path.of(named);
        QemuLocator locator = new QemuLocator();
        String install = System.getProperty("saltyos.qemu.install");
        return install == null || install.equals("false")
                ? locator.find(program)
                : new QemuInstall().findOrInstall(locator, program, System.out::println);
    }
}
