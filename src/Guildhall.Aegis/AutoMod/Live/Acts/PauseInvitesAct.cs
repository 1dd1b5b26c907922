using Guildhall.Aegis.Access;
using Guildhall.Aegis.AutoMod.Engine;
using Guildhall.Discord.Model;
using Guildhall.Discord.Rest;

namespace Guildhall.Aegis.AutoMod.Live.Acts;

/// <summary>Nobody joins by invite for a while; a longer pause that stands already stays.</summary>
internal sealed class PauseInvitesAct(DiscordRest rest, Gates gates, TimeProvider time) : IHitAct
{
    private const string What = "invites not paused";

    /// <summary>What Discord takes, less what two clocks may differ by.</summary>
    private static readonly TimeSpan longest = TimeSpan.FromHours(24) - TimeSpan.FromMinutes(2);
    private static readonly Need need = new() { Bot = Permissions.ManageGuild };

    public IReadOnlyList<ActionKind> Kinds { get; } = [ActionKind.PauseInvites];

    public async Task<ActResult> DoAsync(HitCall call, CancellationToken cancellation)
    {
        if (await gates.CheckAsync(call.Staff, need, cancellation) is { } refusal)
        {
            return ActFailures.Of(What, refusal);
        }

        var length = call.Length is { } told && told < longest ? told : longest;
        var until = time.GetUtcNow() + length;
        var guild = await rest.GetGuildAsync(call.Job.Guild, cancellation);
        if (guild.IncidentsData?.InvitesDisabledUntil is { } standing && standing >= until)
        {
            return ActResult.Done($"invites were paused until <t:{standing.ToUnixTimeSeconds()}:t> before");
        }

        var actions = new IncidentActions { InvitesDisabledUntil = new(until) };
        await rest.SetIncidentActionsAsync(call.Job.Guild, actions, call.Reason, cancellation);
        return ActResult.Done($"invites paused until <t:{until.ToUnixTimeSeconds()}:t>");
    }
}
