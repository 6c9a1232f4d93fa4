# BIOS boot loader: what the firmware reads from the CD (El Torito, no emulation) and starts at 0000:7c00, drive in DL.
#
# It reads the kernel and the boot archive by block number, collects the memory map and the ACPI root pointer, builds the
# start information of the PVH boot protocol (Xen, docs/misc/pvh.html; structs in xen/include/public/arch-x86/hvm/start_info.h)
# and enters the kernel as that protocol says: 32-bit protected mode, flat segments, paging off, interrupts off,
# EBX = address of hvm_start_info. The kernel cannot tell it from "qemu -kernel".
#
# Memory while it runs:
#   0x01000 .. 0x07c00  stack, growing down from the loader
#   0x07c00 .. 0x08400  this loader, 2048 bytes: four 512-byte blocks (El Torito 2.2 asks for at least one)
#   0x08800             hvm_start_info, at 0x08840 the module list: both stay for the kernel
#   0x08a00             answer of INT 13h/48h
#   0x09000 .. 0x09c00  memory map, at most 128 entries of 24 bytes: stays for the kernel
#   0x10000 .. 0x18000  bounce buffer: INT 13h cannot write above 1 MiB
#
# The composer (class BiosLoader) fills the parameters; every value is little-endian.

.set LOAD_ADDRESS,       0x7c00
.set LOADER_SIZE,        2048
.set START_INFO,         0x8800
.set MODULE_LIST,        0x8840
.set DRIVE_PARAMETERS,   0x8a00
.set MEMORY_MAP,         0x9000
.set MEMORY_MAP_ENTRIES, 128
.set MEMORY_MAP_ENTRY,   24             # size of hvm_memmap_table_entry, and of an E820 entry with ACPI 3.0 attributes
.set BOUNCE_BUFFER,      0x10000
.set CHUNK_BLOCKS,       16             # 16 blocks of 2048 bytes = 32 KiB, inside one real-mode segment
.set READ_ATTEMPTS,      5

.set COM1,               0x3f8
.set CODE32,             0x08           # selectors in the GDT below
.set DATA32,             0x10

# hvm_start_info, version 1
.set INFO_MAGIC,         0
.set INFO_VERSION,       4
.set INFO_FLAGS,         8
.set INFO_MODULES,       12
.set INFO_MODULE_LIST,   16
.set INFO_COMMAND_LINE,  24
.set INFO_RSDP,          32
.set INFO_MEMORY_MAP,    40
.set INFO_MAP_ENTRIES,   48
.set INFO_SIZE,          56
.set INFO_MAGIC_VALUE,   0x336ec578     # "xEn3" with bit 7 of the E set

.text
.code16
.globl _start
_start:
    ljmp $0, $start                     # some firmware enters at 07c0:0000

# ---- parameters: offsets known to class BiosLoader ----
.org 8
    .ascii "SALT"                       # 8: the composer checks that it patches the right thing
    .long 1                             # 12: version of this block
kernel_extent:                          # 16: first block (2048 bytes), blocks, physical address
    .long 0, 0, 0
archive_extent:                         # 28: the same for the boot archive
    .long 0, 0, 0
zero_start:
    .long 0                             # 40: memory of the kernel that no file holds, to be zeroed
zero_end:
    .long 0                             # 44
entry:
    .long 0                             # 48: physical address of the kernel's PVH entry
archive_size:
    .long 0                             # 52: bytes
memory_top:
    .long 0                             # 56: first address above kernel and archive
archive_start:
    .long 0                             # 60: physical address of the archive; its extent is used up while reading
command_line:                           # 64: ASCII, NUL-terminated
    .fill 256, 1, 0
# ---- end of parameters ----

.balign 8
gdt:
    .quad 0
    .quad 0x00cf9a000000ffff            # code32: base 0, limit 4 GiB
    .quad 0x00cf92000000ffff            # data32: base 0, limit 4 GiB
gdt_pointer:
    .word gdt_pointer - gdt - 1
    .long gdt

.balign 4
packet:                                 # disk address packet (EDD-3, 7.3)
    .byte 16, 0
packet_count:
    .word 0
    .word 0, BOUNCE_BUFFER >> 4         # offset, segment
packet_block:
    .quad 0

drive:
    .byte 0
block_shift:                            # log2(2048 / size of a block as INT 13h counts it)
    .byte 0

start:
    cli
    cld
    xorw %ax, %ax
    movw %ax, %ds
    movw %ax, %es
    movw %ax, %ss
    movw $LOAD_ADDRESS, %sp
    sti
    movb %dl, drive
    call serial_init

# 64-bit mode is what the kernel needs first: without it there is only this place to say so
    movl $0x80000000, %eax
    cpuid
    movw $no_long_mode, %si
    cmpl $0x80000001, %eax
    jb fail
    movl $0x80000001, %eax
    cpuid
    btl $29, %edx                       # CPUID 8000_0001h EDX.LM
    jnc fail

# address line 20: by the BIOS, else by the fast gate of port 92h
    call a20_on
    jne a20_done
    movw $0x2401, %ax
    int $0x15
    call a20_on
    jne a20_done
    inb $0x92, %al
    orb $2, %al
    andb $0xfe, %al                     # bit 0 resets the machine
    outb %al, $0x92
    call a20_on
    movw $no_a20, %si
    je fail
a20_done:

# memory map: INT 15h/E820h gives just the entries that hvm_memmap_table_entry wants, but for its reserved word
    movw $MEMORY_MAP, %di
    xorl %ebx, %ebx
next_range:
    movl $0xe820, %eax
    movl $0x534d4150, %edx              # "SMAP"
    movl $MEMORY_MAP_ENTRY, %ecx
    movl $1, 20(%di)                    # attributes as ACPI 3.0 has them, if the BIOS gives only 20 bytes
    int $0x15
    jc ranges_done
    cmpl $0x534d4150, %eax
    jne ranges_done
    testb $1, 20(%di)                   # ACPI 6.5 15.1: bit 0 clear, ignore the entry
    jz skip_range
    movl 8(%di), %eax
    orl 12(%di), %eax
    jz skip_range                       # empty
    movl $0, 20(%di)                    # hvm_memmap_table_entry.reserved
    addw $MEMORY_MAP_ENTRY, %di
skip_range:
    cmpw $MEMORY_MAP + MEMORY_MAP_ENTRIES * MEMORY_MAP_ENTRY, %di
    jae ranges_done
    testl %ebx, %ebx
    jnz next_range
ranges_done:
    movw %di, map_end

# one usable range must hold everything from the kernel's start to the archive's end
    movw $MEMORY_MAP, %di
    movw $no_memory, %si
check_range:
    cmpw map_end, %di
    jae fail
    cmpl $1, 16(%di)                    # usable RAM
    jne check_next
    cmpl $0, 4(%di)                     # starts below 4 GiB
    jne check_next
    movl (%di), %eax
    cmpl kernel_extent + 8, %eax
    ja check_next
    addl 8(%di), %eax                   # end, low half
    movl 12(%di), %edx
    adcl $0, %edx                       # end, high half
    jnz check_done
    cmpl memory_top, %eax
    jae check_done
check_next:
    addw $MEMORY_MAP_ENTRY, %di
    jmp check_range
check_done:

# how the drive counts blocks: 2048 bytes on a CD, 512 when the image was copied to a disk
    movb $0x48, %ah
    movb drive, %dl
    movw $DRIVE_PARAMETERS, %si
    movw $30, (%si)
    int $0x13
    jc load                             # not answered: a CD
    cmpw $512, DRIVE_PARAMETERS + 24
    jne load
    movb $2, block_shift
load:
    movw $kernel_extent, %bx
    call read_extent
    movw $archive_extent, %bx
    call read_extent

# into 32-bit protected mode for good
    cli
    lgdt gdt_pointer
    movl %cr0, %eax
    orb $1, %al
    movl %eax, %cr0
    ljmp $CODE32, $protected

# Reads an extent: BX = its parameters, used up. Changes all registers but BX.
read_extent:
    movl 4(%bx), %eax                   # blocks left
    testl %eax, %eax
    jz read_done
    cmpl $CHUNK_BLOCKS, %eax
    jbe 1f
    movl $CHUNK_BLOCKS, %eax
1:  movl %eax, %ebp                     # blocks in this chunk
    movw $READ_ATTEMPTS, %di
read_again:
    movb block_shift, %cl
    movl %ebp, %eax
    shll %cl, %eax
    movw %ax, packet_count              # the BIOS changes it when it fails
    movl (%bx), %eax
    xorl %edx, %edx
    shldl %cl, %eax, %edx
    shll %cl, %eax
    movl %eax, packet_block
    movl %edx, packet_block + 4
    movb $0x42, %ah
    movb drive, %dl
    movw $packet, %si
    pushw %bx
    pushw %di
    pushl %ebp
    int $0x13
    popl %ebp
    popw %di
    popw %bx
    jnc read_copy
    movb $0, %ah                        # reset the drive, try again
    movb drive, %dl
    int $0x13
    decw %di
    jnz read_again
    movw $no_read, %si
    jmp fail

# Copies a chunk above 1 MiB: segments get 4 GiB limits by a visit to protected mode. It is repeated for each chunk,
# and interrupts stay off, because the BIOS may set the limits back.
read_copy:
    cli
    lgdt gdt_pointer
    movl %cr0, %eax
    orb $1, %al
    movl %eax, %cr0
    jmp 1f
1:  movw $DATA32, %dx
    movw %dx, %ds
    movw %dx, %es
    andb $0xfe, %al
    movl %eax, %cr0
    jmp 1f
1:  xorw %dx, %dx
    movw %dx, %ds
    movw %dx, %es
    movl $BOUNCE_BUFFER, %esi
    movl 8(%bx), %edi
    movl %ebp, %ecx
    shll $9, %ecx                       # blocks to 4-byte words
    .byte 0x67                          # 32-bit addresses; llvm-mc takes no addr32 before rep here
    rep movsl
    sti
    movl %edi, 8(%bx)
    addl %ebp, (%bx)
    subl %ebp, 4(%bx)
    jmp read_extent
read_done:
    ret

# ZF = 0 when address line 20 is on: a write at 0000:0500 does not show 1 MiB higher. Changes AX, CX.
a20_on:
    pushw %es
    movw $0xffff, %cx
    movw %cx, %es
    movw $0x5341, 0x500
    movw $0x0000, %es:0x510
    cmpw $0x5341, 0x500
    jne 1f
    orw %cx, %cx                        # separate memory: ZF = 0
    popw %es
    ret
1:  xorw %ax, %ax                       # the same memory: ZF = 1
    popw %es
    ret

# COM1 to 115200 baud, 8N1 (16550: DLAB, divisor 1)
serial_init:
    movw $COM1 + 3, %dx
    movb $0x80, %al
    outb %al, %dx
    movw $COM1, %dx
    movb $1, %al
    outb %al, %dx
    incw %dx
    movb $0, %al
    outb %al, %dx
    movw $COM1 + 3, %dx
    movb $3, %al
    outb %al, %dx
    ret

# Says why on screen and COM1 and stops: SI = text.
fail:
    pushw %si
    movw $prefix, %si
    call print
    popw %si
    call print
1:  cli
    hlt
    jmp 1b

print:
    lodsb
    testb %al, %al
    jz 3f
    movb %al, %ah
    movw $COM1 + 5, %dx
    movw $0xffff, %cx                   # no port, no wait
1:  inb %dx, %al
    testb $0x20, %al                    # line status: transmitter empty
    loopz 1b
    movw $COM1, %dx
    movb %ah, %al
    outb %al, %dx
    movb $0x0e, %ah                     # teletype output
    movw $7, %bx
    int $0x10
    jmp print
3:  ret

prefix:
    .asciz "\r\nSaltyOS cannot start: "
no_long_mode:
    .asciz "this processor has no 64-bit mode\r\n"
no_a20:
    .asciz "address line 20 cannot be enabled\r\n"
no_memory:
    .asciz "not enough memory for kernel and boot archive\r\n"
no_read:
    .asciz "the boot medium cannot be read\r\n"

.balign 2
map_end:
    .word 0

.code32
protected:
    movw $DATA32, %ax
    movw %ax, %ds
    movw %ax, %es
    movw %ax, %ss
    movw %ax, %fs
    movw %ax, %gs

    movl zero_start, %edi
    movl zero_end, %ecx
    subl %edi, %ecx
    xorl %eax, %eax
    rep stosb

    movl $START_INFO, %edi              # both structs, zeroed
    movl $(DRIVE_PARAMETERS - START_INFO) / 4, %ecx
    rep stosl

    movl $START_INFO, %ebx
    movl $INFO_MAGIC_VALUE, INFO_MAGIC(%ebx)
    movl $1, INFO_VERSION(%ebx)
    movl $command_line, INFO_COMMAND_LINE(%ebx)
    movl $MEMORY_MAP, INFO_MEMORY_MAP(%ebx)
    movzwl map_end, %eax
    subl $MEMORY_MAP, %eax
    xorl %edx, %edx
    movl $MEMORY_MAP_ENTRY, %ecx
    divl %ecx
    movl %eax, INFO_MAP_ENTRIES(%ebx)
    movl archive_size, %eax
    testl %eax, %eax
    jz 1f
    movl %eax, MODULE_LIST + 8          # hvm_modlist_entry.size
    movl archive_start, %eax
    movl %eax, MODULE_LIST              # hvm_modlist_entry.paddr
    movl $1, INFO_MODULES(%ebx)
    movl $MODULE_LIST, INFO_MODULE_LIST(%ebx)
1:
# ACPI root pointer: first KiB of the extended BIOS data area, then 0xe0000 to 0xfffff (ACPI 6.5 5.2.5.1)
    movzwl 0x40e, %esi
    shll $4, %esi
    leal 1024(%esi), %edx
    call find_rsdp
    testl %esi, %esi
    jnz 1f
    movl $0xe0000, %esi
    movl $0x100000, %edx
    call find_rsdp
1:  movl %esi, INFO_RSDP(%ebx)

    jmp *entry

# Searches ESI to EDX for a valid root pointer: ESI = its address or 0. Changes EAX, ECX.
find_rsdp:
    cmpl %edx, %esi
    jae 3f
    cmpl $0x20445352, (%esi)            # "RSD "
    jne 2f
    cmpl $0x20525450, 4(%esi)           # "PTR "
    jne 2f
    xorl %eax, %eax
    movl $20, %ecx                      # the checksum covers the first 20 bytes
1:  addb -1(%esi,%ecx), %al
    loop 1b
    testb %al, %al
    jz 4f
2:  addl $16, %esi
    jmp find_rsdp
3:  xorl %esi, %esi
4:  ret

.org LOADER_SIZE
