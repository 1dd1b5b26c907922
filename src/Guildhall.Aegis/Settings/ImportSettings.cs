using Guildhall.Aegis.Access;
using Guildhall.Aegis.Import.Reading;
using Guildhall.Core;
using Guildhall.Core.Commands;
using Guildhall.Core.Ports;
using Guildhall.Discord.Model;

namespace Guildhall.Aegis.Settings;

/// <summary><c>/settings import</c>: takes over what a file has; all of it, or with any fault nothing.</summary>
internal sealed class ImportSettings(SettingsEditor editor, IUploads uploads, Gates gates) : ICommand
{
    private const int LongestFile = 256 << 10;

    public static CommandSpec Spec { get; } =
        new("settings import", "Take settings from a file; what it does not have stays")
        {
            Ephemeral = true,
            DefaultMemberPermissions = Permissions.ManageGuild,
            Options = [CommandOption.Attachment("file", "JSON, as /settings export writes it").Required()],
        };

    private static Refusal Unreadable { get; } =
        new("aegis.unreadable_file", $"That file cannot be read, or has more than {LongestFile >> 10} KiB.");

    public async Task<Result<Reply>> HandleAsync(CommandContext context, CancellationToken cancellation)
    {
        var staff = Staff.Of(context);
        if (await gates.CheckAsync(staff, SettingsNeed.Edit, cancellation) is { } refusal)
        {
            return refusal;
        }

        if (await ReadAsync(context, cancellation) is not { } bytes)
        {
            return Unreadable;
        }

        if (!(await TextAsync(bytes, cancellation)).TryGet(out var text, out refusal))
        {
            return refusal;
        }

        var importing = await editor.ImportAsync(staff, text, null, cancellation);
        return importing.TryGet(out var edit, out refusal) ? SettingsReply.Of(edit) : refusal;
    }

    private static async Task<Result<string>> TextAsync(byte[] bytes, CancellationToken cancellation)
    {
        using var file = new MemoryStream(bytes, writable: false);
        var (utf8, _, foreign) = await EncodedText.OpenAsync(file, cancellation);
        using var reader = new StreamReader(utf8);
        var text = await reader.ReadToEndAsync(cancellation);
        return (foreign, string.IsNullOrWhiteSpace(text)) switch
        {
            ({ } found, _) => new Refusal(
                "aegis.unreadable_file",
                $"This file is {found}. Expected is JSON, as /settings export writes it."
            ),
            (_, true) => new Refusal(
                "aegis.unreadable_file",
                "There is nothing in this file. Expected is JSON, as /settings export writes it."
            ),
            _ => text,
        };
    }

    private async Task<byte[]?> ReadAsync(CommandContext context, CancellationToken cancellation)
    {
        try
        {
            return context.TryGetAttachment("file") is { } file
                ? await uploads.TryReadAsync(file, LongestFile, cancellation)
                : null;
        }
        catch (HttpRequestException)
        {
            return null;
        }
    }
}
