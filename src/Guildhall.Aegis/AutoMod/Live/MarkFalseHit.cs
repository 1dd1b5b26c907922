using System.Globalization;
using Guildhall.Aegis.Access;
using Guildhall.Core;
using Guildhall.Core.Commands;
using Guildhall.Core.Storage;
using Guildhall.Discord.Model;

namespace Guildhall.Aegis.AutoMod.Live;

/// <summary>The button under an alert: the rule was wrong. Counted in <c>/automod stats</c>; the case stays as it is.</summary>
internal sealed class MarkFalseHit(Db db, Gates gates) : IComponent
{
    private static readonly Need need = new() { Rights = [Rights.View, Rights.SettingsEdit] };

    public static ComponentSpec Spec { get; } = new("automod.false") { Ephemeral = true };

    public async Task<Result<Reply>> HandleAsync(ComponentContext context, CancellationToken cancellation)
    {
        if (await gates.CheckAsync(Staff.Of(context), need, cancellation) is { } refusal)
        {
            return refusal;
        }

        var args = new
        {
            context.Guild,
            Subject = new Snowflake<AnyEntity>(ulong.Parse(context.State, CultureInfo.InvariantCulture)),
            context.User,
        };
        var marked = await db.WriteAsync(unit => unit.ExecuteAsync(AutoModSql.MarkFalse, args), cancellation);
        return marked > 0
            ? new Reply("Marked as a false positive. If there is a case, `/case revoke` takes it back.")
            : AutoModRefusals.NoHit;
    }
}
