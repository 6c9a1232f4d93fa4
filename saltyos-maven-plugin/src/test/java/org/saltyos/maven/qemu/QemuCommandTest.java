package org.saltyos.maven.qemu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The commands that start QEMU, and what its exit codes mean. */
class QemuCommandTest {
    private static final Qemu QEMU = new Qemu(Path.of("/usr/bin/qemu-system-x86_64"), new Qemu.Version(7, 2));

    @Test
    void aDrivenGuestConnectsOutAndWaits() {
        BootMedium pvh = new BootMedium.Pvh(Path.of("k.elf"), Path.of("a.bin"), "test all");
        List<String> command = new QemuCommand(QEMU, pvh, new Machine(64, "max,-smap", List.of("-icount", "shift=0")))
                .driven(1001, 1002);
        assertThat(command)
                .startsWith(
                        "/usr/bin/qemu-system-x86_64",
                        "-M",
                        "q35",
                        "-accel",
                        "tcg",
                        "-cpu",
                        "max,-smap",
                        "-smp",
                        "1",
                        "-m",
                        "64M")
                .containsSequence("-device", "isa-debug-exit,iobase=0xf4,iosize=4")
                .containsSequence("-chardev", "socket,id=com1,host=127.0.0.1,port=1001", "-serial", "chardev:com1")
                .containsSequence("-chardev", "socket,id=qmp,host=127.0.0.1,port=1002", "-mon")
                .contains("-S", "-nodefaults", "-no-reboot")
                .endsWith("-kernel", "k.elf", "-initrd", "a.bin", "-append", "test all", "-icount", "shift=0");
    }

    @Test
    void theCommandToRepeatIsForAShell() {
        BootMedium pvh = new BootMedium.Pvh(Path.of("a dir/k.elf"), Path.of("a.bin"), "it's");
        assertThat(new QemuCommand(QEMU, pvh, Machine.DEFAULT).repeatable())
                .contains("-serial mon:stdio -kernel 'a dir/k.elf' -initrd a.bin -append 'it'\\''s'")
                .doesNotContain("socket", "-S ");
    }

    @Test
    void aCdIsACd() {
        assertThat(new QemuCommand(QEMU, new BootMedium.Iso(Path.of("salty.iso")), Machine.DEFAULT).interactive())
                .endsWith("-serial", "mon:stdio", "-cdrom", "salty.iso");
    }

    @Test
    void severalProcessorsHaveThreadsOfTheHostUnlessInstructionsAreCounted() {
        BootMedium iso = new BootMedium.Iso(Path.of("salty.iso"));
        Machine four = new Machine(64, "max", 4, List.of());
        assertThat(new QemuCommand(QEMU, iso, four).interactive())
                .containsSequence("-accel", "tcg,thread=multi")
                .containsSequence("-smp", "4");
        Machine counted = new Machine(64, "max", 4, List.of("-icount", "shift=0"));
        assertThat(new QemuCommand(QEMU, iso, counted).interactive()).containsSequence("-accel", "tcg", "-cpu");
    }

    @Test
    void processorsHaveLimits() {
        assertThatThrownBy(() -> new Machine(64, "max", 17, List.of())).hasMessageContaining("outside 1 to 16");
    }

    @Test
    void memoryHasLimits() {
        assertThatThrownBy(() -> new Machine(1, "max", List.of())).hasMessageContaining("outside 2 to 65536");
    }

    @Test
    void onlyOneExitCodeIsAPass() {
        for (int code = 0; code < 256; code++) {
            assertThat(Verdict.ofExitCode(code) == Verdict.PASS).isEqualTo(code == 33);
        }
        assertThat(Verdict.ofExitCode(35)).isEqualTo(Verdict.FAIL);
        assertThat(Verdict.ofExitCode(37)).isEqualTo(Verdict.PANIC);
        assertThat(Verdict.ofExitCode(0)).isEqualTo(Verdict.RESET);
        assertThat(Verdict.ofExitCode(1)).isEqualTo(Verdict.QEMU_ERROR);
        assertThat(Verdict.ofExitCode(3)).isEqualTo(Verdict.UNKNOWN);
    }
}
