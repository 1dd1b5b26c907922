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
    public static ApiException UnknownEmoji => new(404, 10014, "Unknown Emoji");
    public static ApiException UnknownReaction => new(400, 10014, "Unknown Emoji");
    public static ApiException UnknownIntegration => new(404, 10005, "Unknown Integration");
    public static ApiException UnknownSku => new(404, 10027, "Unknown SKU");
    public static ApiException UnknownEntitlement => new(404, 10029, "Unknown Entitlement");
    public static ApiException UnknownTemplate => new(404, 10057, "Unknown Guild Template");
    public static ApiException UnknownSticker => new(404, 10060, "Unknown Sticker");
    public static ApiException UnknownStickerPack => new(404, 10061, "Unknown Sticker Pack");
    public static ApiException UnknownVoiceState => new(404, 10065, "Unknown Voice State");
    public static ApiException UnknownStage => new(404, 10067, "Unknown Stage Instance");
    public static ApiException UnknownWelcomeScreen => new(404, 10069, "Unknown Guild Welcome Screen");
    public static ApiException UnknownScheduledEvent => new(404, 10070, "Unknown Guild Scheduled Event");
    public static ApiException UnknownScheduledEventUser => new(404, 10071, "Unknown Guild Scheduled Event User");

    // Discord documents no code of its own for it.
    public static ApiException UnknownRule => new(404, 0, "404: Not Found");
    public static ApiException UnknownSound => new(404, 10097, "Unknown sound");
    public static ApiException NotForBots => new(403, 20001, "Bots cannot use this endpoint");
    public static ApiException OwnerOnly => new(403, 20018, "Only the owner of this account can perform this action");
    public static ApiException UnknownWebhook => new(404, 10015, "Unknown Webhook");
    public static ApiException UnknownBan => new(404, 10026, "Unknown Ban");
    public static ApiException UnknownInteraction => new(404, 10062, "Unknown interaction");
    public static ApiException UnknownCommand => new(404, 10063, "Unknown application command");
    public static ApiException SlowMode => SlowModeFor(TimeSpan.FromSeconds(1));
    public static ApiException TooManyPins => new(400, 30003, "Maximum number of pins reached (250)");
    public static ApiException TooManyRoles => new(400, 30005, "Maximum number of server roles reached (250)");
    public static ApiException TooManyReactions => new(400, 30010, "Maximum number of reactions reached (20)");
    public static ApiException TooManyWebhooks => new(400, 30007, "Maximum number of webhooks reached (15)");
    public static ApiException TooManyEmojis => new(400, 30008, "Maximum number of emojis reached (50)");
    public static ApiException TooManyInvites => new(400, 30016, "Maximum number of invites reached (1000)");
    public static ApiException TooManyAnimatedEmojis =>
        new(400, 30018, "Maximum number of animated emojis reached (50)");
    public static ApiException TooManyThreadMembers =>
        new(400, 30033, "Maximum number of thread participants has been reached (1000)");
    public static ApiException TooManyScheduledEvents =>
        new(400, 30038, "Maximum number of uncompleted guild scheduled events reached (100)");
    public static ApiException TooManyStickers => new(400, 30039, "Maximum number of stickers reached (5)");
    public static ApiException TooManySounds => new(400, 30045, "Maximum number of soundboard sounds reached (8)");
    public static ApiException TooManyInCategory =>
        Field("parent_id", "CHANNEL_PARENT_MAX_CHANNELS", "Maximum number of channels in category reached (50)");
    public static ApiException TooManyChannels => new(400, 30013, "Maximum number of server channels reached (500)");
    public static ApiException TooLarge => new(413, 40005, "Request entity too large");
    public static ApiException Banned => new(403, 40007, "The user is banned from this guild");
    public static ApiException AlreadyAcknowledged => new(400, 40060, "Interaction has already been acknowledged.");
    public static ApiException NotInVoice => new(400, 40032, "Target user is not connected to voice.");
    public static ApiException AlreadyCrossposted => new(400, 40033, "This message has already been crossposted.");
    public static ApiException TagRequired =>
        new(400, 40067, "A tag is required to create a forum post in this channel");
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
    public static ApiException InvalidAccessToken => new(403, 50025, "Invalid OAuth2 access token provided");
    public static ApiException InvalidRole => new(400, 50028, "Invalid Role");
    public static ApiException TooOldForBulkDelete =>
        new(400, 50034, "You can only bulk delete messages that are under 14 days old.");
    public static ApiException ThreadArchived => new(400, 50083, "Thread is archived");
    public static ApiException InvalidForm => new(400, 50035, "Invalid Form Body");
    public static ApiException InvalidJson => new(400, 50109, "The request body contains invalid JSON.");
    public static ApiException InvalidMultipart =>
        Field("_misc", "CONTENT_TYPE_INVALID", "The form has no boundary, or ends before its last one.");
    public static ApiException ThreadExists => new(400, 160004, "A thread has already been created for this message");
    public static ApiException TooManyActiveThreads =>
        new(400, 160006, "Maximum number of active threads reached (1000)");
    public static ApiException ThreadLocked => new(400, 160005, "Thread is locked");
    public static ApiException BlockedByAutoMod => new(400, 200000, "Message was blocked by automatic moderation");
    public static ApiException TitleBlockedByAutoMod => new(400, 200001, "Title was blocked by automatic moderation");
    public static ApiException PollEnded => new(400, 520001, "Poll expired");
    public static ApiException NoPoll => new(400, 520003, "Cannot expire a non-poll message");
    public static ApiException InvalidFile => new(400, 50046, "Invalid Asset");
    public static ApiException FileTooLarge => new(400, 50045, "File uploaded exceeds the maximum size");
    public static ApiException StageOpen => new(400, 150006, "The Stage is already open");
    public static ApiException CannotForward => new(403, 160011, "You cannot forward this kind of message");

    /// <summary>One fault of one field: 50035 with its tree.</summary>
    public static ApiException Field(string path, string code, string message)
    {
        var form = new Form([]);
        form.Fault(path, code, message);
        return form.Refusal;
    }

    public static ApiException SlowModeFor(TimeSpan wait) =>
        new(429, 20016, "This action cannot be performed due to slowmode rate limit.") { RetryAfter = wait };
}
