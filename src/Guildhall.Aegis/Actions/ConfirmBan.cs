using System.Globalization;
using Guildhall.Aegis.Access;
using Guildhall.Core;
using Guildhall.Core.Commands;
using Guildhall.Discord.Model;

namespace Guildhall.Aegis.Actions;

/// <summary>The button that bans. Roles may have changed since the question: the person is looked up anew.</summary>
internal sealed class ConfirmBan(StaffCalls calls, Targets targets) : IComponent
{
    public static ComponentSpec Spec { get; } = new("ban.confirm") { UpdatesMessage = true };

    public async Task<Result<Reply>> HandleAsync(ComponentContext context, CancellationToken cancellation)
    {
        var user = Snowflake<User>.Parse(context.State, CultureInfo.InvariantCulture);
        if (!(await targets.FindAsync(context.Guild, user, cancellation)).TryGet(out var target, out var refusal))
        {
            return refusal;
        }

        // Of the question, not of the click: a second click is told what came of the first.
        var request = QuickBan.RequestOf(context, target) with
        {
            Key = $"question:{context.Message!.Id}",
        };
        var result = await calls.CarryOutAsync(request, cancellation);
        // In place of the question, which only its asker sees.
        return result.TryGet(out var reply, out refusal)
            ? reply with
            {
                Ephemeral = false,
            }
            : new Reply(refusal.Message);
    }
}
