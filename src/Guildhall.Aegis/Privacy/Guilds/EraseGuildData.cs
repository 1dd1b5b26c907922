using Guildhall.Aegis.Access;
using Guildhall.Aegis.Cases;
using Guildhall.Core;
using Guildhall.Core.Commands;
using Guildhall.Core.Jobs;
using Guildhall.Core.Privacy;
using Guildhall.Core.Storage;
using Guildhall.Discord.Model;

namespace Guildhall.Aegis.Privacy.Guilds;

/// <summary><c>/privacy guild erase</c>: everything that is kept of the server goes; its owner says its name to it.
/// </summary>
internal sealed class EraseGuildData(Standings standings, Db db, IEnumerable<IGuildRecords> others) : ICommand
{
    public static CommandSpec Spec { get; } =
        new("privacy guild erase", "Erase everything that is kept of this server; for its owner")
        {
            Options = [CommandOption.Text("name", "Type the server's name") with { MaxLength = 100 }],
            Ephemeral = true,
            DefaultMemberPermissions = Permissions.Administrator,
        };

    public async Task<Result<Reply>> HandleAsync(CommandContext context, CancellationToken cancellation)
    {
        var guild = await standings.GetAsync(context.Guild, cancellation);
        if (GuildOwners.Check(context, guild) is { } refusal)
        {
            return refusal;
        }

        if (context.TryGetText("name")?.Trim() != guild.Name.Trim())
        {
            var loss = others.Select(records => records.LossOf(context.Guild)).OfType<string>();
            return new Refusal(
                "aegis.not_confirmed",
                "This takes every case, note, appeal, rule, setting and file of this server, and cannot be undone. Bans and "
                    + "mutes stay in Discord, and those with an end will **not** be lifted. "
                    + string.Concat(loss.Select(text => $"{text} "))
                    + "To do it, run it again with the "
                    + $"server's name: “{CaseText.Plain(guild.Name)}”. `/privacy guild export` gives you a copy first."
            );
        }

        var job = new EraseGuildJob(context.Guild, null, context.User.ToString());
        await db.WriteAsync(unit => unit.EnqueueAsync(job), cancellation);
        return new Reply(
            "Everything that is kept of this server is being erased. Settings are the usual ones again, and AutoMod is off."
        );
    }
}
