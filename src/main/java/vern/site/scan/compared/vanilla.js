CookieConsent.run({
  hideFromBots: false,
  categories: { necessary: { enabled: true, readOnly: true }, statistics: {}, preferences: {} },
  language: { default: 'nb', translations: { nb: {
    consentModal: { title: 'Får vi bruke informasjonskapsler?', description: 'De nødvendige er alltid på. Resten bestemmer du.', acceptAllBtn: 'Godta alle', acceptNecessaryBtn: 'Bare nødvendige', showPreferencesBtn: 'Velg selv' },
    preferencesModal: { title: 'Velg formål', acceptAllBtn: 'Godta alle', acceptNecessaryBtn: 'Bare nødvendige', savePreferencesBtn: 'Lagre valgene', closeIconLabel: 'Lukk',
      sections: [{ title: 'Nødvendige', description: 'Holder deg innlogget.', linkedCategory: 'necessary' }, { title: 'Statistikk', description: 'Teller besøk.', linkedCategory: 'statistics' },
        { title: 'Huske valgene dine', description: 'Husker helseenheten.', linkedCategory: 'preferences' }] } } } }
});
