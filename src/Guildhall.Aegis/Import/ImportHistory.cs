using System.Globalization;
using Guildhall.Aegis.Access;
using Guildhall.Aegis.Import.Formats;
using Guildhall.Core;
using Guildhall.Core.Commands;
using Guildhall.Discord.Model;

namespace Guildhall.Aegis.Import;

/// <summary><c>/import</c>: shows what another bot's history holds; only its button imports.</summary>
internal sealed class ImportHistory(ImportDesk desk, Gates gates, FileDownloads downloads) : ICommand
{
    public static CommandSpec Spec { get; } =
        new("import", "Bring cases along from Dyno, MEE6, Zeppelin, or a CSV or JSON file: first a preview")
        {
            Options =
            [
                CommandOption.Attachment("file", "CSV or JSON, up to 100 MB").Required(),
                CommandOption.Choice("format", "Found out from the file unless you choose", [.. ImportFormats.Names]),
            ],
            Ephemeral = true,
            DefaultMemberPermissions = Permissions.ManageGuild,
        };

    public async Task<Result<Reply>> HandleAsync(CommandContext context, CancellationToken cancellation)
    {
        var staff = Staff.Of(context);
        if (await gates.CheckAsync(staff, ImportDesk.Need, cancellation) is { } closed)
        {
            return closed;
        }

        if (context.TryGetAttachment("file") is not { } file)
        {
            return ImportRefusals.Unreachable;
        }

        if (file.Size > ImportDesk.LongestFile)
        {
            return ImportRefusals.TooLarge;
        }

        ImportFormats.TryRead(context.TryGetText("format") ?? "auto", out var format);
        var id = string.Create(CultureInfo.InvariantCulture, $"i{context.Interaction.Id}");
        try
        {
            await using var content = await downloads.OpenAsync(file.Url, cancellation);
            return await desk.LookAsync(
                staff,
                new(id, file.Filename, format) { Url = file.Url },
                content,
                cancellation
            );
        }
        catch (HttpRequestException)
        {
            return ImportRefusals.Unreachable;
        }
    }
}
