namespace Guildhall.Sietch.Members;

/// <summary>What a member is asked next, in this order.</summary>
internal enum ProfileStep
{
    /// <summary>For a nym.</summary>
    Welcome,
    Picture,
    Bio,
    Done,
}
