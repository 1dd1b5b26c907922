using System.Text;
using Guildhall.Aegis.Access;
using Guildhall.Core;
using Guildhall.Core.Commands;
using Guildhall.Discord.Model;

namespace Guildhall.Aegis.Settings;

/// <summary><c>/settings export</c>: everything as a JSON file.</summary>
internal sealed class ExportSettings(GuildSettingsBook book, Gates gates) : ICommand
{
    public static CommandSpec Spec { get; } =
        new("settings export", "All settings as a file, to keep or to edit")
        {
            Ephemeral = true,
            DefaultMemberPermissions = Permissions.ManageGuild,
        };

    public async Task<Result<Reply>> HandleAsync(CommandContext context, CancellationToken cancellation)
    {
        if (await gates.CheckAsync(Staff.Of(context), SettingsNeed.View, cancellation) is { } refusal)
        {
            return refusal;
        }

        var current = await book.ReadAsync(context.Guild, cancellation);
        var text = SettingsDocument.Write(current.Document, isReadable: true);
        return new Reply($"Version {current.Version}. `/settings import` takes the file, or a part of it.")
        {
            Ephemeral = true,
            Files =
            [
                FileUpload.FromBytes($"aegis-settings-{current.Version}.json", Encoding.UTF8.GetBytes(text)) with
                {
                    ContentType = "application/json",
                },
            ],
        };
    }
}
