using Guildhall.Aegis.Access;
using Guildhall.Aegis.AutoMod.Engine;
using Guildhall.Aegis.AutoMod.Live.Acts;
using Guildhall.Aegis.Settings;
using Guildhall.Discord.Model;

namespace Guildhall.Aegis.AutoMod.Live.Votes;

/// <summary>Puts a hit before staff, who decide what follows.</summary>
internal sealed class VoteAct(VoteBook votes, HitPlaces places, Gates gates, GuildSettingsBook settings) : IHitAct
{
    private const string What = "not put to the vote";
    private const Permissions Needed = Permissions.ViewChannel | Permissions.SendMessages | Permissions.EmbedLinks;

    public IReadOnlyList<ActionKind> Kinds { get; } = [ActionKind.Vote];

    public async Task<ActResult> DoAsync(HitCall call, CancellationToken cancellation)
    {
        var job = call.Job;
        if (job.User.IsEmpty)
        {
            return ActResult.Failed(What, "there is nobody to decide about");
        }

        var isNamed = call.Action.Target != 0;
        var place = isNamed
            ? await places.NamedAsync(job.Guild, call.Action.Target, cancellation)
            : await places.StaffAsync(job.Guild, cancellation);
        if (place is not { } channel)
        {
            return ActResult.Lacking(What, isNamed ? HitPlaces.NotOurs(call.Action.Target) : HitPlaces.NoPlace);
        }

        var need = new Need { Bot = Needed, Channel = channel };
        if (await gates.CheckAsync(call.Staff, need, cancellation) is { } refusal)
        {
            return ActFailures.Of(What, refusal);
        }

        var wanted = (await settings.GetAsync(job.Guild, cancellation)).AutoMod;
        await votes.OpenAsync(job, channel, wanted.VoteQuorum, wanted.VoteTime, cancellation);
        return ActResult.Done($"put to the vote in <#{channel}>");
    }
}
