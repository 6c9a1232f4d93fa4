package org.saltyos.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.saltyos.test.Guest;
import org.saltyos.test.GuestTests;
import org.saltyos.test.QemuTest;

/** What only the first program can do: the firmware's tables, messages of a device, switching off and resetting. */
class DevicesIT {
    @TestFactory
    @QemuTest(
            image = "devices",
            arguments = {"-global", "hpet.msi=on"})
    List<DynamicTest> devices(Guest guest) {
        return GuestTests.run(guest);
    }

    @Test
    @QemuTest(
            image = "devices",
            arguments = {"-action", "shutdown=pause", "-action", "reboot=reset"})
    void theMachineGoesOffByTheFirmwaresPort(Guest guest) {
        guest.waitFor("@@DONE .*\n");
        guest.send("p");
        for (int i = 0; i < 100 && !status(guest).contains("shutdown"); i++) {
            pause();
        }
        assertThat(status(guest)).contains("shutdown");
    }

    @Test
    @QemuTest(
            image = "devices",
            arguments = {"-action", "reboot=reset"})
    void theMachineResetsByTheFirmwaresPort(Guest guest) {
        guest.waitFor("@@DONE .*\n");
        guest.send("r");
        guest.waitFor("Kernite .*\n");
    }

    private static String status(Guest guest) {
        return String.valueOf(guest.qmp("query-status", Map.of()));
    }

    private static void pause() {
        try {
            Thread.sleep(50);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
