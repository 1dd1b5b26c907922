using Guildhall.Aegis.Access;
using Guildhall.Aegis.Cases;
using Guildhall.Core;
using Guildhall.Core.Audit;
using Guildhall.Core.Commands;
using Guildhall.Core.Storage;
using Guildhall.Discord.Model;

namespace Guildhall.Aegis.Privacy.Guilds;

/// <summary><c>/privacy guild export</c>: everything that is kept of the server, for its owner.</summary>
internal sealed class ExportGuildData(GuildExport export, Standings standings, Db db) : ICommand
{
    /// <summary>What Discord takes from a bot in any server.</summary>
    private const int MostBytes = 10_000_000;

    public static CommandSpec Spec { get; } =
        new("privacy guild export", "Get everything that is kept of this server; for its owner")
        {
            Ephemeral = true,
            DefaultMemberPermissions = Permissions.Administrator,
        };

    public async Task<Result<Reply>> HandleAsync(CommandContext context, CancellationToken cancellation)
    {
        if (GuildOwners.Check(context, await standings.GetAsync(context.Guild, cancellation)) is { } refusal)
        {
            return refusal;
        }

        await context.DeferAsync(cancellation);
        var archive = await export.WriteAsync(context.Guild, MostBytes, cancellation);
        var zip = archive.Zip;
        if (zip.Length > MostBytes)
        {
            return new Refusal(
                "aegis.too_large",
                $"That is {zip.Length / 1_000_000} MB, more than Discord takes. Ask whoever runs this program for it."
            );
        }

        var entry = new AuditEntry
        {
            Guild = context.Guild,
            Actor = context.User.ToString(),
            Action = "privacy.guild_exported",
            Subject = context.Guild.ToString(),
        };
        await db.WriteAsync(unit => unit.AuditAsync(entry), cancellation);
        var notes = archive.HasNotes ? " README.txt in it says what is not in it, and why." : "";
        return new Reply($"Everything that is kept of this server. {Evidence(archive)}{notes}")
        {
            Files =
            [
                new()
                {
                    Name = $"server-{context.Guild}.zip",
                    Open = _ => ValueTask.FromResult<Stream>(new MemoryStream(zip, writable: false)),
                    Length = zip.Length,
                    ContentType = "application/zip",
                },
            ],
        };
    }

    private static string Evidence(GuildArchive archive) =>
        (archive.Files, archive.LeftOut) switch
        {
            (0, 0) => "There are no files of evidence.",
            (_, 0) => $"All {CaseText.Count(archive.Files, "file")} of evidence are in it.",
            _ => $"{CaseText.Count(archive.Files, "file")} of evidence are in it, the newest; {archive.LeftOut} more, "
                + "listed in evidence-left-out.json, do not fit: `/case evidence` gives those of a case.",
        };
}
