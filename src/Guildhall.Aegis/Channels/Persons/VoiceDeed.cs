using Guildhall.Aegis.Access;
using Guildhall.Aegis.Actions.Deeds;
using Guildhall.Aegis.Cases;
using Guildhall.Core;
using Guildhall.Discord.Rest;

namespace Guildhall.Aegis.Channels.Persons;

/// <summary>Disconnects, moves, silences or unsilences somebody who is in voice.</summary>
internal sealed class VoiceDeed : IDeed
{
    public CaseKind Kind => CaseKind.Voice;

    // Which permission it takes depends on the act: the commands ask for it.
    public Need Need { get; } = new() { Rights = [Rights.Members] };

    public bool NeedsPresence => true;

    public bool Notifies => false;

    public Task DoAsync(DeedCall call, CancellationToken cancellation)
    {
        var payload = Read(call.Case);
        var change = payload switch
        {
            { Act: VoiceAct.Move, To: { } channel } => ModifyMember.MovedTo(channel),
            { Act: VoiceAct.Mute or VoiceAct.Unmute } => new() { Mute = (bool?)(payload.Act == VoiceAct.Mute) },
            _ => ModifyMember.Disconnected(),
        };
        return call.Rest.ModifyMemberAsync(call.Case.GuildId, call.Case.TargetId, change, call.Reason, cancellation);
    }

    public async Task<DeedState> ReadAsync(DeedCall call, CancellationToken cancellation)
    {
        var payload = Read(call.Case);
        if (payload.Act is VoiceAct.Kick or VoiceAct.Move)
        {
            // Where somebody is, Discord does not tell with the member; doing it again changes nothing.
            return DeedState.NotDone;
        }

        var member = await Members.TryGetAsync(call.Rest, call.Case.GuildId, call.Case.TargetId, cancellation);
        return member is not null && member.Mute == (payload.Act == VoiceAct.Mute) ? DeedState.Done : DeedState.NotDone;
    }

    public Refusal? Explain(Case row, DiscordApiException refused) =>
        refused.Code == PersonRefusals.NotInVoiceCode
            ? PersonRefusals.NotInVoice
            : Members.ExplainAbsence(row, refused);

    public async Task<Lifted> LiftAsync(DeedCall call, CancellationToken cancellation)
    {
        var row = call.Case;
        var member = await Members.TryGetAsync(call.Rest, row.GuildId, row.TargetId, cancellation);
        if (Read(row).Act != VoiceAct.Mute || member is not { Mute: true })
        {
            return Lifted.Nothing;
        }

        try
        {
            var change = new ModifyMember { Mute = (bool?)false };
            await call.Rest.ModifyMemberAsync(row.GuildId, row.TargetId, change, call.Reason, cancellation);
            return Lifted.Done;
        }
        catch (DiscordApiException exception) when (exception.Code == PersonRefusals.NotInVoiceCode)
        {
            return Lifted.Later;
        }
    }

    private static VoicePayload Read(Case row) => VoicePayload.Of(row)!;
}
