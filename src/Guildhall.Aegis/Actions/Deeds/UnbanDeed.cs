using Guildhall.Aegis.Access;
using Guildhall.Aegis.Cases;
using Guildhall.Core;
using Guildhall.Discord.Model;
using Guildhall.Discord.Rest;

namespace Guildhall.Aegis.Actions.Deeds;

internal sealed class UnbanDeed : IDeed
{
    public CaseKind Kind => CaseKind.Unban;

    public Need Need { get; } = Need.Of(Permissions.BanMembers, Rights.Ban);

    // Somebody who is banned shares no server with the bot.
    public bool Notifies => false;

    public bool AsksHierarchy => false;

    public Task DoAsync(DeedCall call, CancellationToken cancellation) =>
        call.Rest.RemoveBanAsync(call.Case.GuildId, call.Case.TargetId, call.Reason, cancellation);

    public async Task<DeedState> ReadAsync(DeedCall call, CancellationToken cancellation) =>
        await Bans.TryGetAsync(call.Rest, call.Case.GuildId, call.Case.TargetId, cancellation) is null
            ? DeedState.Done
            : DeedState.NotDone;

    public Refusal? Explain(Case row, DiscordApiException refused) =>
        refused.Code == DiscordErrorCodes.UnknownBan ? ActionRefusals.NotBanned(row.TargetName) : null;
}
