package org.saltyos.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.saltyos.test.Boot;
import org.saltyos.test.Guest;
import org.saltyos.test.QemuTest;

/** What a person can type to wear the system out: each ends in a message and a prompt. One start for all. */
class StressIT {
    private static final String PROMPT = "\\$ ";

    private static String type(Guest guest, String command) {
        guest.send(command + "\r");
        return guest.waitFor("(?s)" + Pattern.quote(command) + "\n(.*?)" + PROMPT)
                .group(1);
    }

    @Test
    @QemuTest(image = "saltyos", boot = Boot.PVH, timeoutSeconds = 40)
    void nothingThatIsTypedEndsTheSystem(Guest guest) {
        guest.waitFor("(?s)SaltyOS ready(?=.*correctly\n)(?=.*" + PROMPT + ").*");
        endlessOutput(guest);
        fullFileSystem(guest);
        names(guest);
        deepDirectories(guest);
        tooMuchMemory(guest);
        sharedFilesAndPipes(guest);
        forkBomb(guest);
        assertThat(type(guest, "seq 3 | sort -r | head -n 1")).isEqualTo("3\n");
        assertThat(type(guest, "svc | grep -c ' up '")).isEqualTo("5\n");
    }

    private static void endlessOutput(Guest guest) {
        guest.send("yes\r");
        guest.waitFor("(y\n){200}");
        guest.send("\u0003");
        guest.waitFor("(?s)\\^C\n.*" + PROMPT); // what one write still has comes behind it
        assertThat(type(guest, "echo $?")).isEqualTo("130\n");
        guest.send("yes | cat > /dev/null\r");
        guest.waitFor("null\n");
        guest.send("\u0003");
        guest.waitFor("\\^C\n" + PROMPT);
        assertThat(type(guest, "ps | grep -c yes")).isEqualTo("0\n");
    }

    private static void fullFileSystem(Guest guest) {
        assertThat(type(guest, "yes > /tmp/full")).contains("No space left on device");
        assertThat(type(guest, "cp /bin/sh /tmp/more")).contains("No space left on device");
        assertThat(type(guest, "rm /tmp/full /tmp/more; echo x > /tmp/more && cat /tmp/more"))
                .isEqualTo("x\n");
    }

    private static void names(Guest guest) {
        assertThat(type(guest, "cd /tmp; n=$(printf '%0255d' 0); echo long > $n; cat $n; rm $n"))
                .isEqualTo("long\n");
        assertThat(type(guest, "echo x > ${n}0")).contains("File name too long");
        assertThat(type(guest, "echo x > /dev/new; rm /dev/null; mkdir /proc/d; ls /dev | grep -c null"))
                .contains("cannot create /dev/new: Operation not permitted", "cannot remove", "cannot create directory")
                .endsWith("\n1\n");
        assertThat(type(guest, "b=$(printf 'a\\377b'); echo byte > \"$b\"; cat a?b; rm \"$b\"; ls a?b"))
                .startsWith("byte\n")
                .contains("No such file");
    }

    private static void deepDirectories(Guest guest) {
        assertThat(type(
                        guest,
                        "i=0; while [ $i -lt 100 ]; do mkdir dd; cd dd; i=$((i + 1)); done; pwd | wc -c; cd /tmp; rm -r dd; ls -d"
                                + " dd"))
                .startsWith("305\n")
                .contains("No such file");
    }

    private static void tooMuchMemory(Guest guest) {
        assertThat(type(guest, "sort < /dev/zero")).contains("memory");
        assertThat(type(guest, "x=$(yes)")).contains("memory");
        assertThat(type(guest, "x=$(cat /bin/sh)")).contains("memory");
        assertThat(type(guest, "f() { f; f; }; f")).isEqualTo("sh: commands are nested too deep\n");
        assertThat(type(guest, "echo on")).isEqualTo("on\n");
    }

    private static void sharedFilesAndPipes(Guest guest) {
        assertThat(type(guest, "(seq 300 & seq 300; wait) | wc -l")).isEqualTo("600\n");
        assertThat(type(guest, "seq 300 >> /tmp/two & seq 300 >> /tmp/two; wait; wc -l < /tmp/two"))
                .endsWith("\n600\n");
    }

    /** Only the shell's own kill can end it: there is no room for another process. */
    private static void forkBomb(Guest guest) {
        guest.send("b() { b | b & }; b\r");
        guest.waitFor("temporarily unavailable|annot allocate memory|no memory left", Duration.ofSeconds(40));
        guest.send("\rkill -9 -$!; echo bomb-$((40 + 2))\r");
        guest.waitFor("bomb-42\n");
        guest.waitFor(PROMPT);
        guest.send("echo calm-$((1 + 1))\r");
        guest.waitFor("calm-2\n" + PROMPT);
        assertThat(type(guest, "ps | grep -c ' sh$'")).isEqualTo("1\n");
    }
}
