# Boot code for the first block of the ISO: what the firmware starts when the ISO was written to a disk or USB stick,
# at 0000:7c00 with the drive in DL. It makes room at 0x7c00, reads the BIOS boot loader there and starts it as the CD does.
#
# The master boot record leaves 440 bytes for it; class DiskBoot fills the parameter and the partition table.

.set LOAD_ADDRESS, 0x7c00
.set RELOCATED,    0x600                # linked for this address
.set LOADER_BLOCKS, 4                   # of 512 bytes

.text
.code16
.globl _start
_start:
    cli
    jmp start
.org 4
    .ascii "SALT"                       # 4: checked by class DiskBoot
packet:                                 # 8: disk address packet (EDD-3, 7.3)
    .byte 16, 0
    .word LOADER_BLOCKS
    .word LOAD_ADDRESS, 0               # offset, segment
loader_block:
    .quad 0                             # 16: first block of the loader, in blocks of 512 bytes

start:
    cld
    xorw %ax, %ax
    movw %ax, %ds
    movw %ax, %es
    movw %ax, %ss
    movw $LOAD_ADDRESS, %sp
    movw $LOAD_ADDRESS, %si
    movw $RELOCATED, %di
    movw $256, %cx
    rep movsw
    ljmp $0, $relocated
relocated:
    sti
    pushw %dx
    movb $0x42, %ah
    movw $packet, %si
    int $0x13
    popw %dx
    jc failed
    ljmp $0, $LOAD_ADDRESS
failed:
    movw $message, %si
1:  lodsb
    testb %al, %al
    jz 2f
    movb $0x0e, %ah                     # teletype output
    movw $7, %bx
    int $0x10
    jmp 1b
2:  cli
    hlt
    jmp 2b
message:
    .asciz "SaltyOS cannot start: the disk cannot be read"

.org 440
