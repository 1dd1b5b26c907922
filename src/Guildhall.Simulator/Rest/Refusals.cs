namespace Guildhall.Simulator.Rest;

/// <summary>Discord's refusals with their codes. Source: discord.com/developers/docs/topics/opcodes-and-status-codes</summary>
internal static class Refusals
{
    public static ApiException Unauthorized => new(401, 0, "401: Unauthorized");
    public static ApiException UnknownApplication => new(404, 10002, "Unknown Application");
    public static ApiException UnknownChannel => new(404, 10003, "Unknown Channel");
    public static ApiException UnknownGuild => new(404, 10004, "Unknown Guild");
    public static ApiException UnknownInvite => new(404, 10006, "Unknown Invite");
    public static ApiException UnknownMember => new(404, 10007, "Unknown Member");
    public static ApiException UnknownMessage => new(404, 10008, "Unknown Message");
    public static ApiException UnknownOverwrite => new(404, 10009, "Unknown permission overwrite");
    public static ApiException UnknownRole => new(404, 10011, "Unknown Role");
    public static ApiException UnknownUser => new(404, 10013, "Unknown User");
    public static ApiException UnknownEmoji => new(400, 10014, "Unknown Emoji");
    public static ApiException UnknownWebhook => new(404, 10015, "Unknown Webhook");
    public static ApiException UnknownBan => new(404, 10026, "Unknown Ban");
    public static ApiException UnknownInteraction => new(404, 10062, "Unknown interaction");
    public static ApiException UnknownCommand => new(404, 10063, "Unknown application command");
    public static ApiException SlowMode =>
        new(400, 20016, "This action cannot be performed due to slowmode rate limit");
    public static ApiException TooManyPins => new(400, 30003, "Maximum number of pins reached (250)");
    public static ApiException TooManyRoles => new(400, 30005, "Maximum number of server roles reached (250)");
    public static ApiException TooManyReactions => new(400, 30010, "Maximum number of reactions reached (20)");
    public static ApiException TooManyChannels => new(400, 30013, "Maximum number of server channels reached (500)");
    public static ApiException TooLarge => new(413, 40005, "Request entity too large");
    public static ApiException Banned => new(403, 40007, "The user is banned from this guild");
    public static ApiException AlreadyAcknowledged => new(400, 40060, "Interaction has already been acknowledged.");
    public static ApiException MissingAccess => new(403, 50001, "Missing Access");
    public static ApiException NotInDirectMessage => new(400, 50003, "Cannot execute action on a DM channel");
    public static ApiException NotYourMessage => new(403, 50005, "Cannot edit a message authored by another user");
    public static ApiException Empty => new(400, 50006, "Cannot send an empty message");
    public static ApiException CannotMessageUser => new(403, 50007, "Cannot send messages to this user");
    public static ApiException NoMessagesHere => new(400, 50008, "Cannot send messages in a non-text channel");
    public static ApiException MissingPermissions => new(403, 50013, "Missing Permissions");
    public static ApiException BulkDeleteCount =>
        new(
            400,
            50016,
            "Provided too few or too many messages to delete. Must provide at least 2 and at most 100 messages to delete."
        );
    public static ApiException SystemMessage => new(403, 50021, "Cannot execute action on a system message");
    public static ApiException WrongChannelType => new(400, 50024, "Cannot execute action on this channel type");
    public static ApiException InvalidWebhookToken => new(401, 50027, "Invalid Webhook Token");
    public static ApiException InvalidRole => new(400, 50028, "Invalid Role");
    public static ApiException TooOldForBulkDelete =>
        new(400, 50034, "You can only bulk delete messages that are under 14 days old.");
    public static ApiException ThreadArchived => new(400, 50083, "Thread is archived");
    public static ApiException InvalidJson => new(400, 50109, "The request body contains invalid JSON.");
    public static ApiException ThreadExists => new(400, 160004, "A thread has already been created for this message");
}
