namespace Guildhall.Sietch.Members.Onboarding;

/// <summary>What a button of the wizard does. Stands in the ids of messages: do not rename.</summary>
internal enum WizardAct
{
    Nym,
    RandomNym,
    Pattern,
    Upload,
    NoPicture,
    Bio,
    NoBio,
}
