using Guildhall.Aegis.Cases;
using Guildhall.Core;
using Guildhall.Core.Commands;
using Guildhall.Discord.Model;

namespace Guildhall.Aegis.Actions;

/// <summary>The menu <c>Report Message</c>: any member tells staff of a message; only staff learn of it.</summary>
internal sealed class ReportMessage(CustomIds ids, Reports reports) : ICommand
{
    public static CommandSpec Spec { get; } =
        new("Report Message", "")
        {
            Kind = ApplicationCommandType.Message,
            Ephemeral = true,
            Cooldown = new(5, TimeSpan.FromMinutes(10)),
        };

    public async Task<Result<Reply>> HandleAsync(CommandContext context, CancellationToken cancellation)
    {
        var message = context.TargetMessage!;
        var place = await reports.PlaceAsync(context.Guild, context.User, context.Channel, message.Id, cancellation);
        if (!place.TryGet(out _, out var refusal))
        {
            return refusal;
        }

        var id = ids.Make(
            ReportForm.Spec.Name,
            $"{context.Channel}:{message.Id}",
            context.Guild,
            context.User,
            QuickBan.Patience
        );
        return Reply.Open(
            new(
                id,
                CaseText.Cut($"Report a message of {message.Author.Username}", 45),
                [
                    ActionRow.Of(
                        TextInput.Paragraph(ReportForm.Why, "What is wrong with it?") with
                        {
                            MaxLength = 500,
                            Required = false,
                        }
                    ),
                ]
            )
        );
    }
}
