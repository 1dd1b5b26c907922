using Guildhall.Aegis.Access;
using Guildhall.Aegis.Cases;
using Guildhall.Aegis.Settings;
using Guildhall.Core;
using Guildhall.Core.Commands;
using Guildhall.Discord.Model;

namespace Guildhall.Aegis.Welcome;

/// <summary><c>/welcome status</c>: what is set, and what stands in the way of it.</summary>
internal sealed class ShowWelcome(
    GuildSettingsBook book,
    GuildProblems problems,
    Gates gates,
    Standings standings,
    TimeProvider time
) : ICommand
{
    public static CommandSpec Spec { get; } =
        new("welcome status", "What is set, and whether it works")
        {
            Ephemeral = true,
            DefaultMemberPermissions = Permissions.ManageGuild,
        };

    public async Task<Result<Reply>> HandleAsync(CommandContext context, CancellationToken cancellation)
    {
        var need = new Need { Rights = [Rights.SettingsView, Rights.SettingsEdit] };
        if (await gates.CheckAsync(Staff.Of(context), need, cancellation) is { } closed)
        {
            return closed;
        }

        var welcome = (await book.GetAsync(context.Guild, cancellation)).Welcome;
        var open = await problems.OpenAsync(context.Guild, cancellation);
        var roles = welcome.Roles.Count == 0 ? "none" : string.Join(", ", welcome.Roles.Select(role => $"<@&{role}>"));
        var lines = new List<string>
        {
            welcome.Enabled ? "**On.**" : "**Off.** `/welcome toggle` turns it on.",
            $"Channel: {(welcome.Channel is { } channel ? $"<#{channel}>" : "none; `/welcome setup` sets one")}",
            $"Message: {CaseText.Plain(welcome.Message)}",
            $"Direct message: {(welcome.DirectMessage is { } direct ? CaseText.Plain(direct) : "none")}",
            $"Roles: {roles}{(welcome.Roles.Count > 0 && welcome.AfterScreening ? ", after Discord's screening" : "")}",
            welcome.SilentInRaid ? "In a raid: nothing." : "In a raid: the same.",
        };
        var guild = await standings.GetAsync(context.Guild, cancellation);
        if (welcome.Channel is { } place)
        {
            var may = guild.PermissionsOf(guild.Bot, place, time.GetUtcNow());
            if (may?.HasFlag(Permissions.ViewChannel | Permissions.SendMessages) != true)
            {
                lines.Add($"⚠ <#{place}> is gone, or I may not view it and send messages there.");
            }
        }

        lines.AddRange(
            welcome.Roles.Select(role => WelcomeRoles.Problem(guild, role)).OfType<string>().Select(why => $"⚠ {why}")
        );
        lines.AddRange(open.Where(p => p.Code == WelcomeMember.Problem).Select(p => $"⚠ {p.Details}"));
        return new Reply(string.Join('\n', lines));
    }
}
