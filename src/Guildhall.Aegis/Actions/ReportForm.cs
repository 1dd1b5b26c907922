using System.Globalization;
using Guildhall.Aegis.Cases;
using Guildhall.Core;
using Guildhall.Core.Commands;
using Guildhall.Discord.Model;
using Guildhall.Discord.Rest;

namespace Guildhall.Aegis.Actions;

/// <summary>The form behind <c>Report Message</c>: the message as it is now, the reporter and the reason go to staff.
/// </summary>
internal sealed class ReportForm(Reports reports, DiscordRest rest) : IModal
{
    public const string Why = "why";

    public static ModalSpec Spec { get; } = new("report.form") { Ephemeral = true };

    public async Task<Result<Reply>> HandleAsync(ModalContext context, CancellationToken cancellation)
    {
        var parts = context.State.Split(':');
        var channel = Snowflake<Channel>.Parse(parts[0], CultureInfo.InvariantCulture);
        var message = Snowflake<Message>.Parse(parts[1], CultureInfo.InvariantCulture);
        var found = await reports.PlaceAsync(context.Guild, context.User, channel, message, cancellation);
        if (!found.TryGet(out var place, out var refusal))
        {
            return refusal;
        }

        try
        {
            var reported = await rest.GetMessageAsync(channel, message, cancellation);
            await rest.CreateMessageAsync(place, Payload(context, channel, reported), cancellation);
        }
        catch (DiscordApiException exception) when (exception.Code == DiscordErrorCodes.UnknownMessage)
        {
            return new Refusal("aegis.message_gone", "That message is gone already.");
        }
        catch (DiscordApiException exception) when (!exception.IsTransient)
        {
            return new Refusal(
                "aegis.no_staff_channel",
                "I cannot write where reports go in this server. Tell its staff directly."
            );
        }

        await reports.MadeAsync(context.Guild, context.User, channel, message, cancellation);
        return new Reply("Thank you. Staff have it now; nobody else learns that it was you.");
    }

    private static MessagePayload Payload(ModalContext context, Snowflake<Channel> channel, Message reported)
    {
        var fields = new List<EmbedField>
        {
            new("Author", $"**{CaseText.Plain(reported.Author.Username)}** (`{reported.Author.Id}`)", true),
            new("Reported by", $"**{CaseText.Plain(context.Interaction.Invoker.Username)}** (`{context.User}`)", true),
            new("Where", $"<#{channel}>", true),
        };
        if (context.Text(Why) is { Length: > 0 } why)
        {
            fields.Add(new("Why", CaseText.Cut(CaseText.Lines(why), 1024)));
        }

        if (reported.Attachments.Count > 0)
        {
            fields.Add(
                new(
                    "Files",
                    CaseText.Cut(string.Join('\n', reported.Attachments.Select(f => CaseText.Plain(f.Filename))), 1024)
                )
            );
        }

        return new()
        {
            Embeds =
            [
                new()
                {
                    Title = "Reported message",
                    Description = CaseText.Cut(CaseText.Lines(reported.Content), 4000),
                    Fields = fields,
                    Color = CaseColors.Of(CaseKind.Warn),
                    Timestamp = reported.Timestamp,
                },
            ],
            Components =
            [
                ActionRow.Of(Button.Link(CaseText.Link(context.Guild, channel, reported.Id), "Go to the message")),
            ],
        };
    }
}
