using Guildhall.Aegis.Access;
using Guildhall.Core;
using Guildhall.Core.Commands;
using Guildhall.Discord.Interactions;
using Guildhall.Discord.Model;

namespace Guildhall.Aegis.Appeals;

/// <summary>A button under an appeal: a vote at once, or a form for what needs words. Rights are asked at the click and at
/// the form again.</summary>
internal sealed class PressAppealButton(AppealDecisions decisions, CustomIds ids) : IComponent
{
    private static readonly TimeSpan formLifetime = TimeSpan.FromHours(1);

    public static ComponentSpec Spec { get; } = new("appeal.act") { Ephemeral = true };

    public async Task<Result<Reply>> HandleAsync(ComponentContext context, CancellationToken cancellation)
    {
        var action = AppealAction.Read(context.State);
        var staff = Staff.Of(context);
        if (action.Act is AppealAct.For or AppealAct.Against)
        {
            var isFor = action.Act == AppealAct.For;
            var said = await decisions.SpeakAsync(staff, action.Number, isFor, decides: false, null, cancellation);
            return AppealReplies.OfSaid(said, isFor);
        }

        if (!(await decisions.FindAsync(staff, action.Number, cancellation)).TryGet(out var appeal, out var refusal))
        {
            return refusal;
        }

        return appeal.IsOpen ? Reply.Open(Form(context, action)) : AppealRefusals.Decided(appeal);
    }

    private Modal Form(ComponentContext context, AppealAction action)
    {
        var (title, label, isRequired) = action.Act switch
        {
            AppealAct.Approve => ("Approve", "Reason, which the appellant reads", false),
            AppealAct.Deny => ("Deny", "Reason, which the appellant reads", true),
            AppealAct.Ask => ("Ask the appellant", "Question", true),
            _ => ("Comment", "For staff alone", true),
        };
        var input = TextInput.Paragraph(SubmitAppealForm.Text, label) with
        {
            MaxLength = AppealRules.LongestEntry,
            Required = isRequired,
        };
        var id = ids.Make(SubmitAppealForm.Spec.Name, context.State, context.Guild, context.User, formLifetime);
        return new(id, $"{title}: appeal #{action.Number}", [ActionRow.Of(input)]);
    }
}
