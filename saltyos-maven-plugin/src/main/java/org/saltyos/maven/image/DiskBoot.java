package org.saltyos.maven.image;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.saltyos.maven.diag.CompilerBug;

/**
 * The master boot record in the first block of an ISO, for firmware that starts it from a disk or USB stick: boot code
 * ({@code disk-boot.S}), and one partition over everything from the loader on, because some firmware starts no disk
 * without an active partition.
 */
final class DiskBoot {
    private static final int CODE_SIZE = 440;
    private static final int PARAMETER_MAGIC = 0x544c4153; // "SALT"
    private static final int BLOCKS_PER_SECTOR = IsoSectors.SECTOR / 512;

    /** Partition type "non-file-system data". */
    private static final int TYPE = 0xda;

    private final byte[] code;

    DiskBoot(byte[] code) {
        if (code.length != CODE_SIZE
                || ByteBuffer.wrap(code).order(ByteOrder.LITTLE_ENDIAN).getInt(4) != PARAMETER_MAGIC) {
            throw new CompilerBug("disk-boot.S and DiskBoot disagree about the parameter");
        }
        this.code = code;
    }

    /**
     * Writes the record into a medium.
     *
     * @param medium a whole ISO, whose first block is empty
     * @param loaderSector where the loader starts, in sectors of 2048 bytes
     */
    void install(byte[] medium, long loaderSector) {
        ByteBuffer record = ByteBuffer.wrap(medium).order(ByteOrder.LITTLE_ENDIAN);
        long first = loaderSector * BLOCKS_PER_SECTOR;
        record.put(0, code).putLong(16, first);
        int partition = 446;
        record.put(partition, (byte) 0x80) // active
                .put(partition + 4, (byte) TYPE)
                .putInt(partition + 8, (int) first)
                .putInt(partition + 12, (int) (medium.length / 512 - first));
        for (int head : new int[] {partition + 1, partition + 5}) { // cylinder, head, sector: beyond their range
            record.put(head, (byte) 0xfe).put(head + 1, (byte) 0xff).put(head + 2, (byte) 0xff);
        }
        record.putShort(510, (short) 0xaa55);
    }
}
