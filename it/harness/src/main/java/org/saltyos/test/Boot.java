package org.saltyos.test;

/** How a guest is started. */
public enum Boot {
    /** QEMU enters the kernel itself: fastest, no firmware, own command line. */
    PVH,
    /** The ISO as a CD, through the BIOS and our boot loader: what a real machine does. */
    ISO,
    /** The ISO written to a disk, through the BIOS and our boot loader. */
    DISK
}
