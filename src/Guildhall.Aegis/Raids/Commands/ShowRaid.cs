using Guildhall.Aegis.Access;
using Guildhall.Aegis.Raids.Alerts;
using Guildhall.Aegis.Settings;
using Guildhall.Core;
using Guildhall.Core.Commands;
using Guildhall.Discord.Model;

namespace Guildhall.Aegis.Raids.Commands;

/// <summary><c>/raid status</c>: how alert the server is, and why.</summary>
internal sealed class ShowRaid(
    RaidBook raids,
    GuildSettingsBook settings,
    Gates gates,
    RaidButtons buttons,
    TimeProvider time
) : ICommand
{
    private static readonly Need need = new()
    {
        User = Permissions.ModerateMembers,
        Rights = [Rights.View, Rights.Mass],
    };

    public static CommandSpec Spec { get; } =
        new("raid status", "The raid level, who joined, and what is done about it")
        {
            Ephemeral = true,
            DefaultMemberPermissions = Permissions.ModerateMembers,
        };

    public async Task<Result<Reply>> HandleAsync(CommandContext context, CancellationToken cancellation)
    {
        if (await gates.CheckAsync(Staff.Of(context), need, cancellation) is { } closed)
        {
            return closed;
        }

        var rules = await settings.GetAsync(context.Guild, cancellation);
        var places = rules.General;
        var hint = (places.AlertChannel ?? places.StaffChannel ?? rules.ModLog.Channel) is null
            ? "\nNo channel is set for alerts: `/settings set general.alertChannel #channel`."
            : "";
        if (await raids.NewestAsync(context.Guild, cancellation) is not { } raid)
        {
            return new Reply(
                (
                    rules.Raids.Enabled
                        ? "The level is normal; joins are watched."
                        : "Raids are not watched for: `raids.enabled` is off."
                ) + hint
            );
        }

        var now = time.GetUtcNow();
        var counts = await raids.CountAsync(raid, cancellation);
        return new Reply(hint.Length > 0 ? hint.Trim() : null)
        {
            Embeds = [AlertText.Of(raid, counts, rules.Raids, now)],
            Components = buttons.Of(raid, counts, now),
        };
    }
}
