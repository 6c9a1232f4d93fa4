package org.saltyos.maven.image;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.saltyos.maven.diag.CompilerBug;
import org.saltyos.maven.diag.DiagnosticCode;
import org.saltyos.maven.diag.UserError;

/**
 * Writes a bootable CD image: ISO 9660 (ECMA-119, level 1, one root directory) with an El Torito boot record for BIOS
 * firmware (El Torito Bootable CD-ROM Format Specification 1.0). The bytes depend on nothing but the request.
 *
 * <p>Sectors of 2048 bytes: 0-15 system area (zero; class DiskBoot fills its first block), 16 primary volume descriptor, 17 boot record, 18 terminator, 19 and
 * 20 path tables, 21 boot catalog, from 22 the root directory, then the files in the order given.
 */
public final class IsoWriter {
    private static final int PRIMARY_DESCRIPTOR = 16;
    private static final int BOOT_RECORD = 17;
    private static final int TERMINATOR = 18;
    private static final int PATH_TABLE = 19;
    private static final int PATH_TABLE_BIG_ENDIAN = 20;
    private static final int BOOT_CATALOG = 21;
    private static final int ROOT_DIRECTORY = 22;
    private static final int PATH_TABLE_SIZE = 10;
    private static final int DIRECTORY_FLAG = 2;

    /** One cylinder of 16 heads and 63 blocks: of a smaller disk, a BIOS cannot even read the first block. */
    private static final long MIN_SECTORS = 16 * 63 * 512 / IsoSectors.SECTOR;

    private static final long MAX_SECTORS = Integer.MAX_VALUE / IsoSectors.SECTOR;
    private static final String CATALOG_NAME = "BOOT.CAT";

    private final String volume;
    private final Instant time;
    private final List<NamedFile> files;

    /**
     * Prepares a medium.
     *
     * @param volume its name: 1 to 32 of A-Z, 0-9 and underscore
     * @param time the time of creation that everything on it shows, to the second
     * @param files in the order of their place; names of the form {@code NAME.EXT} (ECMA-119 7.5, at most 8 and 3)
     * @throws UserError SALT9001 for a volume name or time that the format cannot hold
     */
    public IsoWriter(String volume, Instant time, List<NamedFile> files) {
        if (!volume.matches("[A-Z0-9_]{1,32}")) {
            throw new UserError(
                    DiagnosticCode.SALT9001,
                    null,
                    "\"" + volume + "\" cannot name a CD: only A-Z, 0-9 and underscore, at most 32",
                    "try: -Dsaltyos.volumeId=SALTYOS");
        }
        int year = time.atZone(java.time.ZoneOffset.UTC).getYear();
        if (year < 1900 || year > 2155) {
            throw new UserError(
                    DiagnosticCode.SALT9001,
                    null,
                    "a CD cannot hold the time " + time + ": only the years 1900 to 2155",
                    "try: set project.build.outputTimestamp");
        }
        for (NamedFile file : files) {
            if (!file.name().matches("[A-Z0-9_]{1,8}\\.[A-Z0-9_]{1,3}")) {
                throw new CompilerBug("\"" + file.name() + "\" is not an ISO 9660 level 1 name");
            }
        }
        this.volume = volume;
        this.time = time;
        this.files = List.copyOf(files);
    }

    /** First sector of each file, in the order of the files; known before contents are final. */
    public List<Long> placement() {
        List<Long> first = new ArrayList<>();
        long sector = ROOT_DIRECTORY + rootSectors();
        for (NamedFile file : files) {
            first.add(sector);
            sector += IsoSectors.count(file.content().length);
        }
        return first;
    }

    /**
     * The bytes of the medium.
     *
     * @param bootFile name of the file that the BIOS loads and starts; one of the files
     * @throws UserError SALT3003 if it does not fit the format
     */
    public byte[] write(String bootFile) {
        List<Long> placement = placement();
        long sectors = MIN_SECTORS;
        long boot = 0;
        for (int i = 0; i < files.size(); i++) {
            sectors = Math.max(
                    sectors, placement.get(i) + IsoSectors.count(files.get(i).content().length));
            boot = files.get(i).name().equals(bootFile) ? placement.get(i) : boot;
        }
        if (boot == 0) {
            throw new CompilerBug("boot file " + bootFile + " is not on the medium");
        }
        if (sectors > MAX_SECTORS) {
            throw new UserError(
                    DiagnosticCode.SALT3003,
                    null,
                    String.format(
                            Locale.ROOT, "the medium would have %d sectors of 2048 bytes; at most 2 GiB fit", sectors),
                    "try: leave servers out, or make their static arrays smaller");
        }
        IsoSectors medium = new IsoSectors(sectors);
        primaryDescriptor(medium, sectors);
        bootRecord(medium);
        descriptorHead(medium, TERMINATOR, 255);
        pathTables(medium);
        bootCatalog(medium, boot);
        rootDirectory(medium, placement);
        for (int i = 0; i < files.size(); i++) {
            medium.bytes(
                    (int) (placement.get(i) * IsoSectors.SECTOR), files.get(i).content());
        }
        return medium.bytes();
    }

    /** ECMA-119 8.4. */
    private void primaryDescriptor(IsoSectors medium, long sectors) {
        int at = descriptorHead(medium, PRIMARY_DESCRIPTOR, 1);
        medium.text(at + 8, 32, "");
        medium.text(at + 40, 32, volume);
        medium.int32Both(at + 80, sectors);
        medium.int16Both(at + 120, 1); // volume set size
        medium.int16Both(at + 124, 1); // volume sequence number
        medium.int16Both(at + 128, IsoSectors.SECTOR);
        medium.int32Both(at + 132, PATH_TABLE_SIZE);
        medium.int32(at + 140, PATH_TABLE);
        medium.int32Big(at + 148, PATH_TABLE_BIG_ENDIAN);
        directoryRecord(medium, at + 156, "\0", ROOT_DIRECTORY, rootSectors() * IsoSectors.SECTOR, DIRECTORY_FLAG);
        medium.text(at + 190, 128, volume); // volume set
        medium.text(at + 318, 128, ""); // publisher
        medium.text(at + 446, 128, ""); // data preparer
        medium.text(at + 574, 128, "SALTYOS"); // application
        medium.text(at + 702, 37, ""); // copyright, abstract and bibliographic file
        medium.text(at + 739, 37, "");
        medium.text(at + 776, 37, "");
        medium.longTime(at + 813, time); // creation
        medium.longTime(at + 830, time); // modification
        medium.noTime(at + 847); // expiration
        medium.longTime(at + 864, time); // effective
        medium.int8(at + 881, 1); // file structure version
    }

    /** El Torito 1.0, figure 7: the boot record volume descriptor. */
    private static void bootRecord(IsoSectors medium) {
        int at = descriptorHead(medium, BOOT_RECORD, 0);
        medium.text(at + 7, "EL TORITO SPECIFICATION");
        medium.int32(at + 71, BOOT_CATALOG);
    }

    /** El Torito 1.0, figures 2 and 3: validation entry, and the default entry for BIOS firmware. */
    private static void bootCatalog(IsoSectors medium, long bootSector) {
        int at = BOOT_CATALOG * IsoSectors.SECTOR;
        medium.int8(at, 1); // header
        medium.int8(at + 1, 0); // platform 80x86
        medium.text(at + 4, "SaltyOS");
        medium.int8(at + 30, 0x55);
        medium.int8(at + 31, 0xaa);
        medium.int16(at + 28, -medium.sum16(at, 32)); // all words add up to 0
        int entry = at + 32;
        medium.int8(entry, 0x88); // bootable
        medium.int8(entry + 1, 0); // no emulation
        medium.int16(entry + 2, 0); // load segment: the default, 07c0
        medium.int16(entry + 6, BiosLoader.SIZE / 512); // some firmware takes no other count than 4
        medium.int32(entry + 8, bootSector);
    }

    /** ECMA-119 9.4: one entry, the root, in each byte order. */
    private static void pathTables(IsoSectors medium) {
        int little = PATH_TABLE * IsoSectors.SECTOR;
        medium.int8(little, 1);
        medium.int32(little + 2, ROOT_DIRECTORY);
        medium.int16(little + 6, 1);
        int big = PATH_TABLE_BIG_ENDIAN * IsoSectors.SECTOR;
        medium.int8(big, 1);
        medium.int32Big(big + 2, ROOT_DIRECTORY);
        medium.int16Big(big + 6, 1);
    }

    /** ECMA-119 9.3: itself, its parent (itself again), then the files by name. */
    private void rootDirectory(IsoSectors medium, List<Long> placement) {
        int at = ROOT_DIRECTORY * IsoSectors.SECTOR;
        long size = rootSectors() * IsoSectors.SECTOR;
        at += directoryRecord(medium, at, "\0", ROOT_DIRECTORY, size, DIRECTORY_FLAG);
        at += directoryRecord(medium, at, "\1", ROOT_DIRECTORY, size, DIRECTORY_FLAG);
        for (Listed file : listing(placement)) {
            int length = recordLength(file.identifier);
            if (at / IsoSectors.SECTOR != (at + length - 1) / IsoSectors.SECTOR) {
                at = (at / IsoSectors.SECTOR + 1) * IsoSectors.SECTOR; // a record lies within one sector
            }
            at += directoryRecord(medium, at, file.identifier, file.sector, file.size, 0);
        }
    }

    private List<Listed> listing(List<Long> placement) {
        List<Listed> listing = new ArrayList<>();
        listing.add(new Listed(CATALOG_NAME + ";1", BOOT_CATALOG, IsoSectors.SECTOR));
        for (int i = 0; i < files.size(); i++) {
            listing.add(new Listed(
                    files.get(i).name() + ";1", placement.get(i), files.get(i).content().length));
        }
        listing.sort(Comparator.comparing(Listed::identifier));
        return listing;
    }

    private long rootSectors() {
        long bytes = 2L * recordLength("\0") + recordLength(CATALOG_NAME + ";1");
        for (NamedFile file : files) {
            bytes += recordLength(file.name() + ";1");
        }
        int perSector = IsoSectors.SECTOR - recordLength("12345678.123;1"); // what the split at sector ends may waste
        return (bytes + perSector - 1) / perSector;
    }

    private static int recordLength(String identifier) {
        int length = 33 + identifier.length();
        return length + (length & 1);
    }

    /** ECMA-119 9.1; returns the record's length. */
    private int directoryRecord(IsoSectors medium, int at, String identifier, long sector, long size, int flags) {
        medium.int8(at, recordLength(identifier));
        medium.int32Both(at + 2, sector);
        medium.int32Both(at + 10, size);
        medium.shortTime(at + 18, time);
        medium.int8(at + 25, flags);
        medium.int16Both(at + 28, 1);
        medium.int8(at + 32, identifier.length());
        medium.text(at + 33, identifier);
        return recordLength(identifier);
    }

    /** ECMA-119 8.1: type, "CD001", version 1; returns the descriptor's offset. */
    private static int descriptorHead(IsoSectors medium, int sector, int type) {
        int at = sector * IsoSectors.SECTOR;
        medium.int8(at, type);
        medium.text(at + 1, "CD001");
        medium.int8(at + 6, 1);
        return at;
    }

    private record Listed(String identifier, long sector, long size) {}
}
