import { join } from 'node:path';

/** What cupsd keeps where: nothing of it is outside of `folder`. */
export const cupsFiles = (folder: string, user: string, group: string): string => `
ServerRoot ${join(folder, 'root')}
ServerBin ${join(folder, 'bin')}
RequestRoot ${join(folder, 'spool')}
TempDir ${join(folder, 'spool/tmp')}
CacheDir ${join(folder, 'cache')}
StateDir ${join(folder, 'run')}
AccessLog ${join(folder, 'access_log')}
ErrorLog ${join(folder, 'error_log')}
PageLog ${join(folder, 'page_log')}
Printcap
SyncOnClose No
User ${user}
Group ${group}
`;

/**
 * What a kiosk's own server should have too: DirtyCleanInterval 0, without which the power takes half a minute of jobs along.
 * A server on loopback that announces itself to nobody and asks nobody for a password. */
export const cupsConfiguration = (port: number): string => `
LogLevel debug
MaxLogSize 0
Listen 127.0.0.1:${port}
Browsing No
BrowseLocalProtocols none
WebInterface No
DefaultAuthType None
DefaultPaperSize A5
ErrorPolicy stop-printer
JobKillDelay 1
DirtyCleanInterval 0
<Location />
  Order allow,deny
  Allow from 127.0.0.1
</Location>
<Policy default>
  JobPrivateAccess default
  JobPrivateValues default
  SubscriptionPrivateAccess default
  SubscriptionPrivateValues default
  <Limit All>
    AuthType None
    Order deny,allow
  </Limit>
</Policy>
`;

/** An office printer that takes PDF as it is: the filters of the queue bring the pages onto its paper. */
export const PDF_PRINTER = `*PPD-Adobe: "4.3"
*FormatVersion: "4.3"
*FileVersion: "1.0"
*LanguageVersion: English
*LanguageEncoding: ISOLatin1
*PCFileName: "LABPDF.PPD"
*Manufacturer: "Lab"
*Product: "(Lab PDF printer)"
*ModelName: "Lab PDF printer"
*ShortNickName: "Lab PDF printer"
*NickName: "Lab PDF printer"
*PSVersion: "(3010.000) 0"
*LanguageLevel: "3"
*ColorDevice: False
*DefaultColorSpace: Gray
*FileSystem: False
*cupsVersion: 2.4
*cupsFilter2: "application/vnd.cups-pdf application/pdf 0 -"
*OpenUI *PageSize/Media Size: PickOne
*OrderDependency: 10 AnySetup *PageSize
*DefaultPageSize: A5
*PageSize A5/A5: "<</PageSize[419.53 595.28]>>setpagedevice"
*PageSize A4/A4: "<</PageSize[595.28 841.89]>>setpagedevice"
*CloseUI: *PageSize
*OpenUI *PageRegion: PickOne
*OrderDependency: 10 AnySetup *PageRegion
*DefaultPageRegion: A5
*PageRegion A5/A5: "<</PageSize[419.53 595.28]>>setpagedevice"
*PageRegion A4/A4: "<</PageSize[595.28 841.89]>>setpagedevice"
*CloseUI: *PageRegion
*DefaultImageableArea: A5
*ImageableArea A5/A5: "11.34 11.34 408.19 583.94"
*ImageableArea A4/A4: "11.34 11.34 583.94 830.55"
*DefaultPaperDimension: A5
*PaperDimension A5/A5: "419.53 595.28"
*PaperDimension A4/A4: "595.28 841.89"
`;

/** A backend that has no paper: it says so, takes nothing and waits. */
export const PAPERLESS_BACKEND = `#!/bin/sh
[ $# -eq 0 ] && { echo 'direct paperless "Unknown" "Printer without paper"'; exit 0; }
echo 'STATE: +media-empty-error' >&2
exec sleep 600
`;
