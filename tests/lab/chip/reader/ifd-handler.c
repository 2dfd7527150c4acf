/*
 * A reader's driver: vpcd's own with one slot instead of two, opened on the port that the device's name ends with
 * ("usb:…:/chip-lab/PORT"), and looking for a card every $CHIP_POLL_MS as contactless readers do.
 * vpcd keeps its lines in statics, so each reader has its own copy of it: vpcd.so in this file's folder.
 * While the reader is open there is a file $CHIP_LAB/open-PORT, and while it knows of a card, $CHIP_LAB/card-PORT.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <fcntl.h>
#include <ifdhandler.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static char open_file[4096], card_file[4096];
static int port;

static void mark(const char *file) { close(open(file, O_CREAT | O_WRONLY | O_CLOEXEC, 0600)); }

static void *vpcd(const char *name)
{
    static void *library;
    if (!library) {
        Dl_info own;
        char path[4096];
        if (!dladdr((void *)vpcd, &own))
            return NULL;
        snprintf(path, sizeof path - 16, "%s", own.dli_fname);
        strcpy(strrchr(path, '/') + 1, "vpcd.so");
        library = dlopen(path, RTLD_NOW | RTLD_LOCAL);
    }
    return library ? dlsym(library, name) : NULL;
}

/* Calls vpcd's function of this name and type. */
#define VPCD(name) ((__typeof__(&name))vpcd(#name))

RESPONSECODE IFDHCreateChannelByName(DWORD Lun, LPSTR DeviceName)
{
    char device[64];
    const char *slash = strrchr(DeviceName, '/');
    const char *lab = getenv("CHIP_LAB");
    if (!slash || !lab || !vpcd("IFDHCreateChannelByName"))
        return IFD_COMMUNICATION_ERROR;
    port = atoi(slash + 1);
    snprintf(device, sizeof device, "/dev/null:%d", port);
    RESPONSECODE outcome = VPCD(IFDHCreateChannelByName)(Lun, device);
    if (outcome != IFD_SUCCESS)
        return outcome;
    snprintf(open_file, sizeof open_file, "%s/open-%d", lab, port);
    snprintf(card_file, sizeof card_file, "%s/card-%d", lab, port);
    mark(open_file);
    return outcome;
}

RESPONSECODE IFDHCreateChannel(DWORD Lun, DWORD Channel) { return IFD_NOT_SUPPORTED; }

RESPONSECODE IFDHCloseChannel(DWORD Lun)
{
    unlink(open_file);
    unlink(card_file);
    return VPCD(IFDHCloseChannel)(Lun);
}

static RESPONSECODE poll_field(DWORD Lun, int timeout)
{
    const char *ms = getenv("CHIP_POLL_MS");
    usleep(1000 * (ms ? atoi(ms) : 100));
    return IFD_SUCCESS;
}

RESPONSECODE IFDHGetCapabilities(DWORD Lun, DWORD Tag, PDWORD Length, PUCHAR Value)
{
    if (Tag == TAG_IFD_SLOTS_NUMBER || Tag == TAG_IFD_THREAD_SAFE) {
        *Length = 1;
        *Value = 1;
        return IFD_SUCCESS;
    }
    if (Tag == TAG_IFD_POLLING_THREAD_WITH_TIMEOUT) {
        void *function = (void *)poll_field;
        if (*Length < sizeof function)
            return IFD_ERROR_TAG;
        *Length = sizeof function;
        memcpy(Value, &function, sizeof function);
        return IFD_SUCCESS;
    }
    return VPCD(IFDHGetCapabilities)(Lun, Tag, Length, Value);
}

RESPONSECODE IFDHSetCapabilities(DWORD Lun, DWORD Tag, DWORD Length, PUCHAR Value)
{
    return VPCD(IFDHSetCapabilities)(Lun, Tag, Length, Value);
}

RESPONSECODE IFDHSetProtocolParameters(DWORD Lun, DWORD Protocol, UCHAR Flags, UCHAR PTS1, UCHAR PTS2, UCHAR PTS3)
{
    return VPCD(IFDHSetProtocolParameters)(Lun, Protocol, Flags, PTS1, PTS2, PTS3);
}

RESPONSECODE IFDHPowerICC(DWORD Lun, DWORD Action, PUCHAR Atr, PDWORD AtrLength)
{
    return VPCD(IFDHPowerICC)(Lun, Action, Atr, AtrLength);
}

RESPONSECODE IFDHTransmitToICC(DWORD Lun, SCARD_IO_HEADER SendPci, PUCHAR TxBuffer, DWORD TxLength, PUCHAR RxBuffer,
                               PDWORD RxLength, PSCARD_IO_HEADER RecvPci)
{
    return VPCD(IFDHTransmitToICC)(Lun, SendPci, TxBuffer, TxLength, RxBuffer, RxLength, RecvPci);
}

RESPONSECODE IFDHControl(DWORD Lun, DWORD dwControlCode, PUCHAR TxBuffer, DWORD TxLength, PUCHAR RxBuffer,
                         DWORD RxLength, LPDWORD pdwBytesReturned)
{
    return VPCD(IFDHControl)(Lun, dwControlCode, TxBuffer, TxLength, RxBuffer, RxLength, pdwBytesReturned);
}

RESPONSECODE IFDHICCPresence(DWORD Lun)
{
    static RESPONSECODE before = IFD_ICC_NOT_PRESENT;
    /* vpcd asks the card for its ATR. A card whose process waits for pcscd at that moment would never answer. */
    int (*on_line)(int) = (int (*)(int))dlsym(RTLD_DEFAULT, "chip_lab_on_line");
    int known = before == IFD_ICC_PRESENT && on_line && on_line(port);
    RESPONSECODE now = known ? IFD_ICC_PRESENT : VPCD(IFDHICCPresence)(Lun);
    if (now != before && now == IFD_ICC_PRESENT)
        mark(card_file);
    else if (now != before)
        unlink(card_file);
    before = now;
    return now;
}
