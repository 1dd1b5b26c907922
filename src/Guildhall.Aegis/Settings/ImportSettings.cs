using System.Text;
using Guildhall.Aegis.Access;
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

        var importing = await editor.ImportAsync(
            staff,
            Encoding.UTF8.GetString(bytes).TrimStart('\uFEFF'),
            null,
            cancellation
        );
        return importing.TryGet(out var edit, out refusal) ? SettingsReply.Of(edit) : refusal;
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
