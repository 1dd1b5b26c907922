using Guildhall.Aegis.Access;
using Guildhall.Aegis.Cases;
using Guildhall.Core.Commands;
using Guildhall.Core.Storage;

namespace Guildhall.Aegis.Privacy;

/// <summary>The ban of somebody who was erased stands under their pseudonym; whoever lifts it, its case ends with it.</summary>
internal sealed class HearUnban(Db db, Pseudonyms pseudonyms) : IListener<BanLifted>
{
    public async Task HandleAsync(BanLifted happened, CancellationToken cancellation)
    {
        var erased = pseudonyms.Of(happened.User.Id);
        var ban = new
        {
            Guild = happened.GuildId,
            Target = erased,
            Erased = erased,
            Kind = CaseKind.Ban.Stored(),
        };
        foreach (var row in await db.QueryAsync<Case>(CaseSql.Standing, ban, cancellation))
        {
            var nobody = Staff.OfSystem(happened.GuildId, "discord");
            await db.WriteAsync(
                unit => unit.EndCaseAsync(row, Effect.Revoked, nobody, "the ban was lifted"),
                cancellation
            );
        }
    }
}
