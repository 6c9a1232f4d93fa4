package org.saltyos.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.saltyos.test.Boot;
import org.saltyos.test.Guest;
import org.saltyos.test.QemuTest;

/** What a person at the serial console types, and what they see. */
class ShellIT {
    private static final String PROMPT = "\\$ ";

    /** Types a command and returns what it shows, up to the next prompt. */
    private static String type(Guest guest, String command) {
        guest.send(command + "\r");
        return guest.waitFor("(?s)" + Pattern.quote(command) + "\n(.*?)" + PROMPT)
                .group(1);
    }

    /** Waits for the prompt and for the client's line, which comes before or behind it. */
    private static void comesUp(Guest guest) {
        guest.waitFor("(?s)SaltyOS ready(?=.*correctly\n)(?=.*" + PROMPT + ").*");
    }

    @Test
    @QemuTest(image = "saltyos", boot = Boot.PVH, timeoutSeconds = 120)
    void filesAndDirectories(Guest guest) {
        comesUp(guest);
        // The harness reads from this when each server was ready, for the image's report.
        assertThat(type(guest, "svc")).contains("console", "vfs", "procmgr");
        assertThat(type(guest, "ls /")).isEqualTo("bin\nboot\ndev\nproc\ntmp\n");
        assertThat(type(guest, "echo hello > /tmp/f")).isEmpty();
        assertThat(type(guest, "cat /tmp/f")).isEqualTo("hello\n");
        assertThat(type(guest, "mkdir /tmp/d && cd /tmp/d && pwd")).isEqualTo("/tmp/d\n");
        assertThat(type(guest, "cp ../f a; mv a b; ln -s b c; ls; cat c")).isEqualTo("b\nc\nhello\n");
        assertThat(type(guest, "cat nosuch")).isEqualTo("cat: nosuch: No such file or directory\n");
        assertThat(type(guest, "rmdir /tmp")).isEqualTo("rmdir: failed to remove '/tmp': Directory not empty\n");
        assertThat(type(guest, "cd ..; rm -r d; ls d")).contains("No such file or directory");
        assertThat(type(guest, "df | grep ramfs")).contains("ramfs");
        assertThat(type(guest, "ls /proc")).contains("1\n", "meminfo\n", "self\n");
        assertThat(type(guest, "cat /proc/1/status")).contains("Name:\tsh\n", "PPid:\t0\n", "VmRSS:");
        assertThat(type(guest, "cat /proc/self/status")).contains("Name:\tcat\n", "PPid:\t1\n", "Descriptors:\t4\n");
    }

    @Test
    @QemuTest(image = "saltyos", boot = Boot.PVH, timeoutSeconds = 120)
    void pipesAndRedirection(Guest guest) {
        comesUp(guest);
        assertThat(type(guest, "seq 20 | grep 1 | wc -l")).isEqualTo("11\n");
        assertThat(type(guest, "echo b > /tmp/x; echo a >> /tmp/x; sort < /tmp/x"))
                .isEqualTo("a\nb\n");
        assertThat(type(guest, "yes | head -n 2")).isEqualTo("y\ny\n");
        assertThat(type(guest, "ls /nosuch 2> /tmp/err; cat /tmp/err | wc -l")).isEqualTo("1\n");
        assertThat(type(guest, "seq 30000 | tail -n 1")).isEqualTo("30000\n");
        assertThat(type(guest, "echo a b c | while read x y; do echo $y $x; done"))
                .isEqualTo("b c a\n");
        assertThat(type(guest, "for i in 1 2 3; do echo $((i * i)); done | sort -r"))
                .isEqualTo("9\n4\n1\n");
        assertThat(type(guest, "x=$(echo inner); echo \"[$x]\"")).isEqualTo("[inner]\n");
        ownPrograms(guest);
        toolsThatStartOthers(guest);
    }

    /** Programs that are not in the boot archive: they are read through the file server, again when they have changed. */
    private static void ownPrograms(Guest guest) {
        assertThat(type(guest, "cp /bin/tools /tmp/wc; seq 10 | /tmp/wc -l")).isEqualTo("10\n");
        assertThat(type(guest, "cp /bin/svc /tmp/wc; /tmp/wc | grep -c vfs")).isEqualTo("1\n");
        assertThat(type(guest, "chmod 644 /tmp/wc; /tmp/wc; echo $?")).endsWith("Permission denied\n126\n");
    }

    private static void toolsThatStartOthers(Guest guest) {
        assertThat(type(guest, "echo 1 2 3 4 | xargs -n 2 echo got; echo a | xargs -I X echo '<X>'"))
                .isEqualTo("got 1 2\ngot 3 4\n<a>\n");
        assertThat(type(guest, "env A=set sh -c 'echo $A'; env -i /bin/env; which sh; echo x | xargs nosuch; echo $?"))
                .isEqualTo("set\n/bin/sh\nxargs: 'nosuch': No such file or directory\n127\n");
        assertThat(type(guest, "yes | sed 2q; seq 3 > /tmp/s; sort nosuch; ls -l /tmp/s | cut -c 1-10"))
                .isEqualTo("y\ny\nsort: nosuch: No such file or directory\n-rw-rw-rw-\n");
        assertThat(type(guest, "tail -n 1 -f /tmp/s & sleep 0.1; echo 4 >> /tmp/s; sleep 0.6; kill %1"))
                .contains("3\n4\n");
    }

    @Test
    @QemuTest(image = "saltyos", boot = Boot.PVH, timeoutSeconds = 120)
    void commandsEndAndTellHow(Guest guest) {
        comesUp(guest);
        assertThat(type(guest, "nosuch; echo $?")).isEqualTo("sh: nosuch: not found\n127\n");
        assertThat(type(guest, "false || echo failed && echo on")).isEqualTo("failed\non\n");
        assertThat(type(guest, "sleep 1000 & kill $!; wait $!; echo $?")).contains("143\n");
        guest.send("sleep 1000\r");
        guest.waitFor("sleep 1000\n");
        guest.send("\u0003");
        guest.waitFor("\\^C\n" + PROMPT);
        assertThat(type(guest, "echo $?")).isEqualTo("130\n");
        guest.send("half\u0003");
        guest.waitFor("half\\^C\n" + PROMPT);
        assertThat(type(guest, "ps | grep -c sh")).isEqualTo("1\n");
        assertThat(type(guest, "(exit 7); echo $?")).isEqualTo("7\n");
    }

    @Test
    @QemuTest(image = "saltyos", boot = Boot.PVH, timeoutSeconds = 120)
    void linesAreEdited(Guest guest) {
        comesUp(guest);
        guest.send("echo oen\u007f\u007fne\r");
        guest.waitFor("\none\n" + PROMPT);
        guest.send("\u001b[A two\r");
        guest.waitFor("\none two\n" + PROMPT);
        guest.send("cat\r");
        guest.waitFor("cat\n");
        guest.send("typed\u007f\u007fxt\r");
        guest.waitFor("\ntypxt\n");
        guest.send("\u0004");
        guest.waitFor(PROMPT);
        guest.send("echo 'echo script $1' > /tmp/s\r");
        guest.waitFor(PROMPT);
        assertThat(type(guest, "sh /tmp/s argument")).isEqualTo("script argument\n");
    }

    /** What was written before the file server ended is there afterwards, and the shell goes on. */
    @Test
    @QemuTest(image = "saltyos", boot = Boot.PVH, timeoutSeconds = 120)
    void filesSurviveTheFileServerAndTheShellGoesOn(Guest guest) {
        comesUp(guest);
        assertThat(type(guest, "mkdir /tmp/d; echo kept > /tmp/d/f; seq 5000 > /tmp/n; ln -s d/f /tmp/l; x=7"))
                .isEmpty();
        disks(guest);
        for (int round = 1; round <= 2; round++) {
            guest.send("svc kill vfs\r");
            guest.waitFor("(?s)init: starting again: vfs\n.*files are as they were\n.*" + PROMPT);
            assertThat(type(guest, "cat /tmp/l; tail -n 1 /tmp/n; echo $x")).isEqualTo("kept\n5000\n7\n");
            assertThat(type(guest, "svc | grep -c vfs.*up.*" + round)).isEqualTo("1\n");
            assertThat(type(guest, "cat /proc/1/status | head -n 1")).isEqualTo("Name:\tsh\n");
            assertThat(type(guest, "grep vfs /proc/servers")).startsWith("vfs up " + round + " ");
        }
        assertThat(type(guest, "head -c 16384 /bin/svc > /tmp/s; head -c 16384 /dev/ram0 | cmp - /tmp/s && echo same"))
                .as("was written back")
                .isEqualTo("same\n");
        assertThat(type(guest, "echo more >> /tmp/d/f; cat /tmp/d/f; ls /bin | grep -c sh"))
                .isEqualTo("kept\nmore\n1\n");
    }

    /** What the page cache lies in front of: the archive that was booted, and a disk that is memory. */
    private static void disks(Guest guest) {
        assertThat(type(guest, "grep Cached /proc/meminfo")).isEqualTo("Cached:               0 kB\n");
        assertThat(type(guest, "cmp /boot/bin/sh /bin/sh && ls /boot | grep vfs.img"))
                .isEqualTo("vfs.img\n");
        assertThat(type(guest, "head -c 1048577 /dev/zero > /dev/ram0; sync"))
                .isEqualTo("head: write error: No space left on device\n");
        assertThat(type(guest, "cp /dev/zero /dev/ram0; sync; cp /tmp/none /tmp/x; cp /bin/sh /boot/sh"))
                .isEqualTo("cp: error writing '/dev/ram0': No space left on device\n"
                        + "cp: cannot stat '/tmp/none': No such file or directory\n"
                        + "cp: cannot create regular file '/boot/sh': Read-only file system\n");
        assertThat(type(guest, "cat < /bin/sh > /boot/bin/sh"))
                .isEqualTo("sh: cannot create /boot/bin/sh: Read-only file system\n");
        assertThat(type(
                        guest,
                        "head -c 16384 /bin/svc > /dev/ram0; grep Dirty /proc/meminfo; sync; grep Dirty /proc/meminfo"))
                .isEqualTo("Dirty:               16 kB\nDirty:                0 kB\n");
        assertThat(type(guest, "ls -l /dev/ram0 | cut -c 1; free | grep -c Cache"))
                .isEqualTo("b\n1\n");
    }

    /** Files are in memory: a machine that is started anew has those of the image only. */
    @Test
    @QemuTest(
            image = "saltyos",
            boot = Boot.PVH,
            timeoutSeconds = 120,
            arguments = {"-action", "shutdown=pause", "-action", "reboot=reset"})
    void theMachineIsStartedAnewAndSwitchedOff(Guest guest) {
        comesUp(guest);
        assertThat(type(guest, "echo gone > /tmp/f; poweroff now")).isEqualTo("usage: poweroff\n");
        guest.send("reboot\r");
        guest.waitFor("init: starting the machine anew\n");
        comesUp(guest);
        assertThat(type(guest, "cat /tmp/f")).contains("No such file or directory");
        guest.send("poweroff\r");
        guest.waitFor("init: switching the machine off\n");
        for (int i = 0; i < 100 && !isOff(guest); i++) {
            pause();
        }
        assertThat(isOff(guest)).isTrue();
    }

    private static boolean isOff(Guest guest) {
        return String.valueOf(guest.qmp("query-status", Map.of())).contains("shutdown");
    }

    private static void pause() {
        try {
            Thread.sleep(50);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Nobody loses anything when the memory server ends: neither files nor processes. */
    @Test
    @QemuTest(image = "saltyos", boot = Boot.PVH, timeoutSeconds = 120)
    void theMemoryServersEndTakesNothing(Guest guest) {
        comesUp(guest);
        assertThat(type(guest, "echo kept > /tmp/f; sleep 1000 &")).doesNotContain("not found");
        for (int round = 1; round <= 3; round++) {
            guest.send("svc kill mmsrv\r");
            guest.waitFor("(?s)init: starting again: mmsrv\n.*" + PROMPT);
            assertThat(type(guest, "cat /tmp/f; ps | grep -c sleep")).isEqualTo("kept\n1\n");
        }
        assertThat(type(guest, "free | grep -c Memory")).isEqualTo("1\n");
        assertThat(type(guest, "seq 100000 > /tmp/n; wc -l < /tmp/n")).isEqualTo("100000\n");
    }

    /** Less than a third of what is usual in a test is enough for everything. */
    @Test
    @QemuTest(image = "saltyos", boot = Boot.PVH, timeoutSeconds = 120, memoryMib = 32)
    void littleMemorySuffices(Guest guest) {
        comesUp(guest);
        assertThat(type(guest, "seq 1000 | sort -r | head -n 1")).isEqualTo("999\n");
        assertThat(type(guest, "ulimit -v 100; ls; ulimit -v unlimited; ulimit -v"))
                .isEqualTo("sh: ls: Cannot allocate memory\nunlimited\n");
        guest.send("yes > /tmp/full\r");
        guest.waitFor("No space left on device\n" + PROMPT);
        assertThat(type(guest, "rm /tmp/full; echo room > /tmp/f; cat /tmp/f")).isEqualTo("room\n");
    }

    /** The new console's clients hear of it: what is typed arrives at once, also at a program that waits for it, and control-C works. */
    @Test
    @QemuTest(image = "saltyos", boot = Boot.PVH, timeoutSeconds = 30)
    void typingGoesOnAfterTheConsolesEnd(Guest guest) {
        comesUp(guest);
        assertThat(type(guest, "stty rows 40 cols 100; stty size")).isEqualTo("40 100\n");
        guest.send("svc kill console\r");
        guest.waitFor("(?s)init: starting again: console\n.*" + PROMPT);
        assertThat(type(guest, "echo typed; stty size")).isEqualTo("typed\n40 100\n");
        guest.send("(sleep 1; svc kill console) & cat\r");
        guest.waitFor("init: starting again: console\n");
        guest.send("line\r");
        guest.waitFor("line\nline\n");
        guest.send("\u0003");
        guest.waitFor("(?s)\\^C\n.*" + PROMPT);
        assertThat(type(guest, "svc | grep -c 'console.*up.*2'")).isEqualTo("1\n");
        guest.send("svc kill procmgr\r");
        guest.waitFor("(?s)init: starting again: procmgr\n.*" + PROMPT);
        guest.send("sleep 1000\r");
        guest.waitFor("sleep 1000\n");
        guest.send("\u0003");
        guest.waitFor("\\^C\n" + PROMPT);
    }
}
