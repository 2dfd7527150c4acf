/*
 * Loaded into the lab's pcscd with LD_PRELOAD. It stands in for libudev, so that readers come and go as USB readers
 * do, and it keeps the lines of vpcd on this machine and without Nagle's delay.
 *
 * A plugged reader is a file $CHIP_LAB/bus/NAME-PORT. A line "add NAME-PORT" or "remove NAME-PORT" in the pipe
 * $CHIP_LAB/uevents says that one came or went.
 */
#define _GNU_SOURCE
#include <dirent.h>
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <unistd.h>

#define LIMIT 32
#define NAME 64

struct udev_device {
    char action[NAME];
    char name[NAME];
    char node[NAME + 16];
};
struct entry {
    char name[NAME];
    struct entry *next;
};

static int some;
static struct entry entries[LIMIT];
static int pipe_fd = -1;

static void lab_path(char *path, size_t size, const char *name)
{
    const char *lab = getenv("CHIP_LAB");
    snprintf(path, size, "%s/%s", lab ? lab : ".", name);
}

static struct udev_device *device(const char *action, const char *name)
{
    struct udev_device *made = calloc(1, sizeof *made);
    const char *port = strrchr(name, '-');
    snprintf(made->action, sizeof made->action, "%s", action);
    snprintf(made->name, sizeof made->name, "%s", name);
    snprintf(made->node, sizeof made->node, "/chip-lab/%s", port ? port + 1 : "0");
    return made;
}

void *udev_new(void) { return &some; }
void *udev_unref(void *udev) { return NULL; }

void *udev_enumerate_new(void *udev) { return &some; }
void *udev_enumerate_unref(void *list) { return NULL; }
int udev_enumerate_add_match_subsystem(void *list, const char *subsystem) { return 0; }
int udev_enumerate_add_match_property(void *list, const char *name, const char *value) { return 0; }

int udev_enumerate_scan_devices(void *list)
{
    char path[4096];
    struct dirent *each;
    int count = 0;
    lab_path(path, sizeof path, "bus");
    DIR *bus = opendir(path);
    memset(entries, 0, sizeof entries);
    while (bus && count < LIMIT && (each = readdir(bus)))
        if (each->d_name[0] != '.') {
            snprintf(entries[count].name, NAME, "%.63s", each->d_name);
            if (count > 0)
                entries[count - 1].next = &entries[count];
            count++;
        }
    if (bus)
        closedir(bus);
    return 0;
}

void *udev_enumerate_get_list_entry(void *list) { return entries[0].name[0] ? entries : NULL; }
void *udev_list_entry_get_next(struct entry *entry) { return entry->next; }
const char *udev_list_entry_get_name(struct entry *entry) { return entry->name; }

struct udev_device *udev_device_new_from_syspath(void *udev, const char *path) { return device("", path); }
struct udev_device *udev_device_unref(struct udev_device *each)
{
    free(each);
    return NULL;
}
struct udev_device *udev_device_get_parent_with_subsystem_devtype(struct udev_device *each, const char *subsystem,
                                                                  const char *type)
{
    return each;
}
const char *udev_device_get_action(struct udev_device *each) { return each->action; }
const char *udev_device_get_devnode(struct udev_device *each) { return each->node; }
const char *udev_device_get_sysname(struct udev_device *each) { return each->name; }

/* The product number of a reader is the number that its name begins with; its driver's Info.plist says the same. */
const char *udev_device_get_sysattr_value(struct udev_device *each, const char *attribute)
{
    static char product[8];
    if (strcmp(attribute, "idVendor") == 0)
        return "1209";
    if (strcmp(attribute, "bInterfaceNumber") == 0)
        return "00";
    if (strcmp(attribute, "idProduct") != 0)
        return NULL;
    snprintf(product, sizeof product, "%04x", atoi(each->name) & 0xffff);
    return product;
}

void *udev_monitor_new_from_netlink(void *udev, const char *name)
{
    char path[4096];
    lab_path(path, sizeof path, "uevents");
    unlink(path);
    if (mkfifo(path, 0600) != 0)
        return NULL;
    pipe_fd = open(path, O_RDWR | O_CLOEXEC);
    return pipe_fd < 0 ? NULL : &some;
}
void *udev_monitor_unref(void *monitor) { return NULL; }
int udev_monitor_filter_add_match_subsystem_devtype(void *monitor, const char *subsystem, const char *type)
{
    return 0;
}
int udev_monitor_enable_receiving(void *monitor) { return 0; }
int udev_monitor_get_fd(void *monitor) { return pipe_fd; }

struct udev_device *udev_monitor_receive_device(void *monitor)
{
    char line[2 * NAME] = "", action[NAME] = "", name[NAME] = "";
    size_t length = 0;
    while (length + 1 < sizeof line && read(pipe_fd, line + length, 1) == 1 && line[length] != '\n')
        length++;
    line[length] = 0;
    sscanf(line, "%15s %63s", action, name);
    return device(action, name);
}

/* vpcd listens on every address of the machine: here on its own alone. */
int bind(int fd, const struct sockaddr *address, socklen_t length)
{
    int (*real)(int, const struct sockaddr *, socklen_t) = dlsym(RTLD_NEXT, "bind");
    if (address->sa_family == AF_INET && length >= sizeof(struct sockaddr_in)) {
        struct sockaddr_in own;
        memcpy(&own, address, sizeof own);
        own.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        return real(fd, (struct sockaddr *)&own, sizeof own);
    }
    return real(fd, address, length);
}

/* The lines to cards by the port of their reader. */
static struct {
    int port, fd;
} lines[LIMIT];

static int port_of(int fd)
{
    struct sockaddr_in own;
    socklen_t length = sizeof own;
    if (getsockname(fd, (struct sockaddr *)&own, &length) != 0 || own.sin_family != AF_INET)
        return 0;
    return ntohs(own.sin_port);
}

/* Nagle's delay on the line to the card costs 44 ms an APDU. */
int accept(int fd, struct sockaddr *address, socklen_t *length)
{
    int (*real)(int, struct sockaddr *, socklen_t *) = dlsym(RTLD_NEXT, "accept");
    int line = real(fd, address, length);
    int yes = 1, i = 0, port = line < 0 ? 0 : port_of(line);
    if (port == 0)
        return line;
    setsockopt(line, IPPROTO_TCP, TCP_NODELAY, &yes, sizeof yes);
    while (i < LIMIT - 1 && lines[i].port != port && lines[i].port != 0)
        i++;
    lines[i].fd = line;
    lines[i].port = port;
    return line;
}

/* For the reader's driver: whether the card at this port is on its line. The descriptor may be another's by now. */
int chip_lab_on_line(int port)
{
    char byte;
    for (int i = 0; i < LIMIT; i++)
        if (lines[i].port == port)
            return port_of(lines[i].fd) == port &&
                   recv(lines[i].fd, &byte, 1, MSG_PEEK | MSG_DONTWAIT) < 0 && (errno == EAGAIN || errno == EWOULDBLOCK);
    return 0;
}
