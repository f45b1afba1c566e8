# Prints a PDF at its true size on a printer of Windows, with nothing but what Windows brings:
# Windows.Data.Pdf draws the pages, System.Drawing.Printing hands them to the driver.
# Told by KEDANG_PDF, KEDANG_PRINTER (empty: the default one), KEDANG_COPIES, KEDANG_TITLE,
# KEDANG_WIDTH_MM and KEDANG_HEIGHT_MM. Ends with 1 and one sentence when it was not printed.
$ErrorActionPreference = 'Stop'
[Console]::OutputEncoding = [Text.Encoding]::UTF8
try {
    Add-Type -AssemblyName System.Drawing
    Add-Type -AssemblyName System.Runtime.WindowsRuntime
    [void][Windows.Storage.StorageFile, Windows.Storage, ContentType = WindowsRuntime]
    [void][Windows.Data.Pdf.PdfDocument, Windows.Data.Pdf, ContentType = WindowsRuntime]
    [void][Windows.Storage.Streams.InMemoryRandomAccessStream, Windows.Storage.Streams, ContentType = WindowsRuntime]

    $extensions = [System.WindowsRuntimeSystemExtensions].GetMethods()
    $asTask = $extensions | Where-Object {
        $_.Name -eq 'AsTask' -and $_.GetParameters().Count -eq 1 -and
        $_.GetParameters()[0].ParameterType.Name -eq 'IAsyncOperation`1'
    } | Select-Object -First 1
    $asAction = $extensions | Where-Object {
        $_.Name -eq 'AsTask' -and $_.GetParameters().Count -eq 1 -and
        $_.GetParameters()[0].ParameterType.Name -eq 'IAsyncAction'
    } | Select-Object -First 1
    function Await($operation, $type) {
        $task = $asTask.MakeGenericMethod($type).Invoke($null, @($operation))
        $task.Wait() | Out-Null
        $task.Result
    }
    function AwaitAction($action) { $asAction.Invoke($null, @($action)).Wait() | Out-Null }

    $file = Await ([Windows.Storage.StorageFile]::GetFileFromPathAsync($env:KEDANG_PDF)) ([Windows.Storage.StorageFile])
    $pdf = Await ([Windows.Data.Pdf.PdfDocument]::LoadFromFileAsync($file)) ([Windows.Data.Pdf.PdfDocument])

    $culture = [Globalization.CultureInfo]::InvariantCulture
    $width = [double]::Parse($env:KEDANG_WIDTH_MM, $culture)
    $height = [double]::Parse($env:KEDANG_HEIGHT_MM, $culture)
    # Hundredths of an inch, the unit of System.Drawing.Printing; papers are kept upright.
    $short = [int][Math]::Round([Math]::Min($width, $height) / 25.4 * 100)
    $long = [int][Math]::Round([Math]::Max($width, $height) / 25.4 * 100)
    $landscape = $width -gt $height

    $document = New-Object System.Drawing.Printing.PrintDocument
    if ($env:KEDANG_PRINTER) { $document.PrinterSettings.PrinterName = $env:KEDANG_PRINTER }
    if (-not $document.PrinterSettings.IsValid) { throw "The printer does not exist: $($document.PrinterSettings.PrinterName)" }
    $document.PrinterSettings.Copies = [int16]$env:KEDANG_COPIES
    $document.DocumentName = $env:KEDANG_TITLE
    $document.PrintController = New-Object System.Drawing.Printing.StandardPrintController
    $page = $document.DefaultPageSettings
    $near = $document.PrinterSettings.PaperSizes | Where-Object {
        ([Math]::Abs($_.Width - $short) -le 4 -and [Math]::Abs($_.Height - $long) -le 4) -or
        ([Math]::Abs($_.Width - $long) -le 4 -and [Math]::Abs($_.Height - $short) -le 4)
    } | Select-Object -First 1
    if ($near) {
        $page.PaperSize = $near
        $page.Landscape = ($landscape -ne ($near.Width -gt $near.Height))
    } else {
        # Labels and continuous paper run as wide as they are.
        $page.PaperSize = New-Object System.Drawing.Printing.PaperSize('Kedang', [int][Math]::Round($width / 25.4 * 100), [int][Math]::Round($height / 25.4 * 100))
        $page.Landscape = $false
    }
    $page.Margins = New-Object System.Drawing.Printing.Margins(0, 0, 0, 0)
    $document.OriginAtMargins = $false

    $script:at = 0
    $document.add_PrintPage({
        param($sender, $event)
        $sheet = $pdf.GetPage([uint32]$script:at)
        try {
            $dpi = [Math]::Min(600, [Math]::Max(203, $event.Graphics.DpiX))
            $options = New-Object Windows.Data.Pdf.PdfPageRenderOptions
            $options.DestinationWidth = [uint32][Math]::Round($sheet.Size.Width / 96 * $dpi)
            $options.DestinationHeight = [uint32][Math]::Round($sheet.Size.Height / 96 * $dpi)
            $stream = New-Object Windows.Storage.Streams.InMemoryRandomAccessStream
            AwaitAction ($sheet.RenderToStreamAsync($stream, $options))
            $image = [System.Drawing.Image]::FromStream([System.IO.WindowsRuntimeStreamExtensions]::AsStream($stream))
            try {
                # The driver's origin is the printable corner; the sheet begins at the paper's.
                $x = -$event.PageSettings.HardMarginX
                $y = -$event.PageSettings.HardMarginY
                $event.Graphics.DrawImage($image, [single]$x, [single]$y,
                    [single]($sheet.Size.Width / 96 * 100), [single]($sheet.Size.Height / 96 * 100))
            } finally { $image.Dispose(); $stream.Dispose() }
        } finally { $sheet.Dispose() }
        $script:at++
        $event.HasMorePages = $script:at -lt $pdf.PageCount
    })
    $document.Print()
    exit 0
} catch {
    [Console]::Error.WriteLine($_.Exception.Message)
    exit 1
}
