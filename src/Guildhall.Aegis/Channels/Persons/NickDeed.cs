using Guildhall.Aegis.Access;
using Guildhall.Aegis.Actions.Deeds;
using Guildhall.Aegis.Cases;
using Guildhall.Core;
using Guildhall.Discord.Model;
using Guildhall.Discord.Rest;

namespace Guildhall.Aegis.Channels.Persons;

/// <summary>Takes a nickname away.</summary>
internal sealed class NickDeed : IDeed
{
    public CaseKind Kind => CaseKind.Nick;

    public Need Need { get; } = Need.Of(Permissions.ManageNicknames, Rights.Members);

    public bool NeedsPresence => true;

    public bool Notifies => false;

    public Task DoAsync(DeedCall call, CancellationToken cancellation) =>
        call.Rest.ModifyMemberAsync(
            call.Case.GuildId,
            call.Case.TargetId,
            new() { Nick = new((string?)null) },
            call.Reason,
            cancellation
        );

    public async Task<DeedState> ReadAsync(DeedCall call, CancellationToken cancellation)
    {
        var member = await Members.TryGetAsync(call.Rest, call.Case.GuildId, call.Case.TargetId, cancellation);
        return member is { Nick: null } ? DeedState.Done : DeedState.NotDone;
    }

    public Refusal? Explain(Case row, DiscordApiException refused) => Members.ExplainAbsence(row, refused);
}
