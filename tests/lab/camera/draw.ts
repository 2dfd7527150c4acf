/** What a kiosk's camera sees: cards, phones and codes, drawn as luminance, and the frames they are held into. */
export { cardBack } from './card-back.ts';
export { cardFront } from './card-front.ts';
export { phoneScreen } from './phone-screen.ts';
export { loadGray, savePng } from './picture-file.ts';
export { qrPicture } from './qr-picture.ts';
export { type SceneOptions, scene, sceneCorners } from './scene.ts';
